package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.keys.Algorithm;
import dev.ilk.keys.ring.RingName;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An algorithm changes by configuration alone: whoever checks tokens goes by the published keys.
 */
class PostQuantumTokensTest {
  @TempDir private static Path folder;

  @Test
  void a_service_takes_tokens_that_are_signed_with_ml_dsa() throws Exception {
    try (Company company =
            Company.start(
                folder,
                settings ->
                    settings
                        .but()
                        .tokenAlgorithms(Map.of(new RingName("prod/workload"), Algorithm.ML_DSA_65))
                        .build());
        Web web = new Web()) {
      assertEquals(0, company.declare().code());
      PaymentsApi payments = company.startPayments();
      Answer given =
          new Tokens(web, company.ilk())
              .workload(
                  "prod", company.jobToken(Company.MAIN, company.ilk()), PaymentsApi.AUDIENCE);
      assertEquals(200, given.status(), given::refusal);
      String token = given.json().path("access_token").asText();
      String header =
          new String(
              Base64.getUrlDecoder().decode(token.split("\\.", -1)[0]), StandardCharsets.UTF_8);
      assertTrue(header.contains("\"ML-DSA-65\""), header);
      assertEquals(
          200,
          web.post(
                  payments.address() + "/releases/7",
                  "text/plain",
                  "",
                  "Authorization",
                  "Bearer " + token)
              .status());
      Told inventory = company.ilk("crypto", "inventory");
      assertTrue(
          Pattern.compile("active +ML-DSA-65 +192 +safe").matcher(inventory.text()).find(),
          inventory.text());
    }
  }
}
