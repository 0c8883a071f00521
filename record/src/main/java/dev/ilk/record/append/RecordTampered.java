package dev.ilk.record.append;

/**
 * The stored log is no longer the one that grew under this node's eyes or that its last checkpoint
 * signed. Nothing more is appended and nothing more is signed; people must look.
 */
public final class RecordTampered extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RecordTampered(String what) {
    super(
        what + "; nothing more is appended (run `ilk record verify` and keep this store as it is)");
  }
}
