package dev.ilk.lifecycle.request;

class MemoryRequestStoreTest extends RequestStoreConformance {
  private final MemoryRequestStore store = new MemoryRequestStore();
  private final MemoryTemplateStore templates = new MemoryTemplateStore();

  @Override
  protected RequestStore store() {
    return store;
  }

  @Override
  protected RequestStore elsewhere() {
    return store;
  }

  @Override
  protected TemplateStore templates() {
    return templates;
  }
}
