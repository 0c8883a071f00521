/** Secrets split among people, so that some of them together give one back. */
@org.jspecify.annotations.NullMarked
module dev.ilk.share {
  requires static transitive org.jspecify;
  requires transitive dev.ilk.kernel;
  requires dev.ilk.keys;
  requires org.bouncycastle.provider;

  exports dev.ilk.share;
}
