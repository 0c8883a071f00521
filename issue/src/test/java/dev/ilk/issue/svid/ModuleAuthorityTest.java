package dev.ilk.issue.svid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.util.X509CertUtils;
import dev.ilk.gate.ImportAuthority;
import dev.ilk.gate.IssueX509Svid;
import dev.ilk.gate.Outcome;
import dev.ilk.gate.RequestAuthority;
import dev.ilk.keys.KeyModule;
import dev.ilk.keys.SoftHsm;
import dev.ilk.keys.bundle.SvidChain;
import dev.ilk.keys.ring.RingName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An authority whose key is in a real PKCS #11 module, below a root that is kept elsewhere. */
class ModuleAuthorityTest {
  @TempDir Path folder;
  private Path library;
  private Svids svids;

  @BeforeEach
  void open() throws Exception {
    Path real = SoftHsm.libraryOrSkip();
    long slot = SoftHsm.slotOrSkip();
    library = Files.createSymbolicLink(folder.resolve("module.so"), real);
    Path pin = Files.writeString(folder.resolve("pin"), SoftHsm.PIN);
    Files.setPosixFilePermissions(pin, PosixFilePermissions.fromString("rw-------"));
    KeyModule.Settings settings = SoftHsm.settings(library, slot, pin, "prod/x509-svid");
    svids = new Svids(Optional.of(new KeyModule(settings, System::getenv)));
  }

  @Test
  void svids_are_signed_in_the_module_and_good_below_the_offline_root() throws Exception {
    OfflineCa root = OfflineCa.root("Root");
    RequestAuthority.Request request =
        Svids.released(svids.pass(svids.proof(svids.api), new RequestAuthority(Svids.PROD)));
    String chain = OfflineCa.pem(root.sign(request), root.certificate);
    Svids.released(
        svids.pass(svids.proof(svids.api), new ImportAuthority(Svids.PROD, chain, true)));
    IssueX509Svid.Issued issued = Svids.released(svids.certify(Csr.plain(Csr.p256())));
    List<X509Certificate> path = issued.chain().stream().map(X509CertUtils::parse).toList();
    assertEquals(
        Optional.empty(),
        SvidChain.objection(
            path,
            svids.authorities.bundle(Svids.PROD).roots(),
            Svids.ID,
            SvidChain.Side.CLIENT,
            svids.now));
  }

  @Test
  void while_the_module_is_away_nothing_is_signed_and_after_it_everything() throws Exception {
    Files.delete(library);
    assertInstanceOf(Outcome.Unavailable.class, svids.certify(Csr.plain(Csr.p256())));
    assertFalse(svids.events.isEmpty(), "the record tells of it");
    Files.createSymbolicLink(library, SoftHsm.libraryOrSkip());
    Svids.released(svids.certify(Csr.plain(Csr.p256())));
  }

  @Test
  void a_key_that_is_gone_from_the_module_signs_nothing_and_whoever_asks_is_told()
      throws Exception {
    Svids.released(svids.certify(Csr.plain(Csr.p256())));
    RingName ring = new RingName("prod/x509-svid");
    svids.signingKeys.discard(ring.value(), svids.rings.ring(ring).active().kid());
    Outcome<?> outcome = svids.certify(Csr.plain(Csr.p256()));
    assertInstanceOf(Outcome.Unavailable.class, outcome);
    assertTrue(outcome.toString().contains("part_unavailable"), outcome.toString());
  }
}
