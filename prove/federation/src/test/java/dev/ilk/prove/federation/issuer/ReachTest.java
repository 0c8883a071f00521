package dev.ilk.prove.federation.issuer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReachTest {
  private static final Reach INSIDE = new Reach(true, false);

  @ParameterizedTest
  @CsvSource({
    "93.184.215.14, PUBLIC",
    "2606:2800:21f:cb07:6820:80da:af6b:8b2c, PUBLIC",
    "127.0.0.1, PRIVATE",
    "127.255.255.254, PRIVATE",
    "::1, PRIVATE",
    "::ffff:127.0.0.1, PRIVATE",
    "10.1.2.3, PRIVATE",
    "172.16.0.1, PRIVATE",
    "172.32.0.1, PUBLIC",
    "192.168.1.1, PRIVATE",
    "100.64.0.1, PRIVATE",
    "100.128.0.1, PUBLIC",
    "198.18.0.1, PRIVATE",
    "192.0.0.8, PRIVATE",
    "fc00::1, PRIVATE",
    "fd12:3456::1, PRIVATE",
    "64:ff9b::10.0.0.1, PRIVATE",
    "64:ff9b::169.254.169.254, NEVER",
    "64:ff9b::93.184.215.14, PUBLIC",
    "2002:7f00:1::1, PRIVATE",
    "::10.0.0.1, PRIVATE",
    "169.254.169.254, NEVER",
    "::ffff:169.254.169.254, NEVER",
    "fe80::1, NEVER",
    "fd00:ec2::254, NEVER",
    "fd20:ce::254, NEVER",
    "100.100.100.200, NEVER",
    "168.63.129.16, NEVER",
    "0.0.0.0, NEVER",
    "0.1.2.3, NEVER",
    "255.255.255.255, NEVER",
    "224.0.0.1, NEVER",
    "ff02::1, NEVER",
    "::, NEVER",
  })
  void every_address_leads_somewhere(String address, AddressClass expected) {
    assertEquals(expected, AddressClass.of(InetAddress.ofLiteral(address)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://issuer.example",
        "https://issuer.example:8443/path",
        "https://93.184.215.14/x",
      })
  void public_addresses_over_https_may_be_called(String address) {
    assertTrue(Reach.PUBLIC_ONLY.objection(address).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://10.0.0.1/x",
        "https://[fd12::1]/x",
        "http://127.0.0.1:8080",
        "http://[::1]:8080",
        "http://localhost:8080",
        "https://LOCALHOST",
      })
  void inner_addresses_may_be_called_only_where_that_is_allowed(String address) {
    assertTrue(Reach.PUBLIC_ONLY.objection(address).isPresent());
    assertTrue(INSIDE.objection(address).isEmpty(), address);
  }

  @Test
  void plain_http_needs_its_own_permission_beyond_loopback() {
    assertTrue(INSIDE.objection("http://10.0.0.1").isPresent());
    assertTrue(new Reach(true, true).objection("http://10.0.0.1").isEmpty());
    assertTrue(new Reach(false, true).objection("http://127.0.0.1").isPresent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://169.254.169.254/latest/meta-data",
        "https://[fd00:ec2::254]/",
        "http://169.254.169.254/",
        "https://0.0.0.0/",
        "https://user@issuer.example/",
        "https://issuer.example/#fragment",
        "https://issuer.example:99999/",
        "https://issuer.example:0/",
        "file:///etc/passwd",
        "jar:https://issuer.example!/x",
        "https:issuer.example",
        "//issuer.example",
        "https://",
        "https:///path",
        "https://a b",
        "https://issuer.example\r\nhost: x",
        "",
      })
  void some_addresses_are_never_called(String address) {
    Reach anything = new Reach(true, true);
    assertEquals(
        "issuer_address_refused", anything.objection(address).orElseThrow().code(), address);
  }

  @Test
  void an_overlong_address_is_refused() {
    assertTrue(INSIDE.objection("https://issuer.example/" + "x".repeat(300)).isPresent());
  }
}
