package dev.ilk.store;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** An empty database for each test of a conformance suite, and two nodes that work on it. */
public final class FreshDatabase implements BeforeEachCallback, AfterEachCallback {
  private final TestDatabase.Kind kind;
  private TestDatabase test;
  private Stores node;
  private Stores other;

  /** Of a kind. */
  public FreshDatabase(TestDatabase.Kind kind) {
    this.kind = kind;
  }

  @Override
  public void beforeEach(ExtensionContext context) throws Exception {
    test = TestDatabase.create(kind);
    node = test.node();
    other = null;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (test != null) {
      test.close();
    }
  }

  /** The database itself. */
  public TestDatabase test() {
    return test;
  }

  /** One node. */
  public Stores node() {
    return node;
  }

  /** Another, opened when it is first asked for. */
  public synchronized Stores other() {
    if (other == null) {
      other = test.node();
    }
    return other;
  }
}
