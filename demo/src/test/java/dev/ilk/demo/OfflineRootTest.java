package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spiffe.bundle.x509bundle.X509Bundle;
import io.spiffe.spiffeid.TrustDomain;
import io.spiffe.svid.x509svid.X509Svid;
import io.spiffe.svid.x509svid.X509SvidValidator;
import io.spiffe.workloadapi.X509Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A company keeps its root to itself: OpenSSL signs, and Ilk never sees the root's key. */
class OfflineRootTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  private static JsonNode json(Told told) throws IOException {
    assertEquals(0, told.code(), told.text());
    return JSON.readTree(told.text());
  }

  private static String request(Company company) {
    Told told = company.ilk("authority", "request", "prod");
    assertEquals(0, told.code(), told.text());
    return told.text();
  }

  @Test
  void the_public_library_checks_svids_by_the_offline_root_alone() throws Exception {
    OpenSslCa ca = OpenSslCa.make(folder.resolve("ca"));
    Files.createDirectories(folder.resolve("acme"));
    try (FederatedSite site = FederatedSite.start("acme.example", folder.resolve("acme"))) {
      Path bare = ca.sign(request(site.company), "");
      Told refused = site.company.ilk("authority", "import", "prod", bare.toString());
      assertEquals(3, refused.code());
      assertTrue(refused.text().contains("is not that of an authority"), refused.text());
      assertFalse(json(show(site.company)).path("offline_root").asBoolean());

      Path chain = ca.sign(request(site.company));
      Told taken =
          site.company.ilk("authority", "import", "prod", chain.toString(), "--at-once", "--json");
      JsonNode state = json(show(site.company));
      assertTrue(state.path("offline_root").asBoolean(), state.toString());
      assertEquals(json(taken).path("key"), state.path("present").path("key"));

      X509Context context = site.client().fetchX509Context();
      X509Svid svid = context.getDefaultSvid();
      X509Bundle pinned = X509Bundle.load(TrustDomain.parse("acme.example"), ca.root());
      X509SvidValidator.verifyChain(svid.getChain(), pinned);
      X509SvidValidator.verifyChain(
          svid.getChain(),
          context.getX509BundleSet().getBundleForTrustDomain(TrustDomain.parse("acme.example")));
      StringBuilder pem = new StringBuilder();
      for (X509Certificate one : svid.getChain()) {
        pem.append("-----BEGIN CERTIFICATE-----\n")
            .append(Base64.getMimeEncoder().encodeToString(one.getEncoded()))
            .append("\n-----END CERTIFICATE-----\n");
      }
      Files.writeString(folder.resolve("ca/svid.pem"), pem);
      String said = ca.run("openssl verify -CAfile root.pem -untrusted svid.pem svid.pem");
      assertTrue(said.contains("svid.pem: OK"), said);

      JsonNode inventory = json(site.company.ilk("crypto", "inventory", "--json"));
      assertTrue(inventory.toString().contains("offline root certificate"), inventory.toString());
    }
  }

  private static Told show(Company company) {
    return company.ilk("authority", "show", "prod", "--json");
  }

  @Test
  void what_one_node_imported_the_other_signs_with() throws Exception {
    OpenSslCa ca = OpenSslCa.make(folder.resolve("ca"));
    try (TwoNodes nodes = TwoNodes.start(folder, Optional.empty())) {
      assertEquals(0, nodes.company.declare().code());
      JsonNode before = json(show(nodes.company));
      Path chain = ca.sign(request(nodes.company));
      Told taken =
          nodes.ilkAtSecond("authority", "import", "prod", chain.toString(), "--at-once", "--json");
      JsonNode imported = json(taken);
      assertFalse(before.path("present").path("key").equals(imported.path("key")));
      Eventually.holds(
          () -> json(show(nodes.company)).path("present").path("key").equals(imported.path("key")));
      assertEquals(
          json(show(nodes.company)),
          json(nodes.ilkAtSecond("authority", "show", "prod", "--json")));
      assertEquals(
          imported,
          json(nodes.company.ilk("authority", "import", "prod", chain.toString(), "--json")),
          "once more, at the other node");
    }
  }
}
