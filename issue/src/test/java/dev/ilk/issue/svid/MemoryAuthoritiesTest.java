package dev.ilk.issue.svid;

class MemoryAuthoritiesTest extends AuthorityStoreConformance {
  private final MemoryAuthorities authorities = new MemoryAuthorities();

  @Override
  protected AuthorityStore store() {
    return authorities;
  }

  @Override
  protected AuthorityStore elsewhere() {
    return authorities;
  }
}
