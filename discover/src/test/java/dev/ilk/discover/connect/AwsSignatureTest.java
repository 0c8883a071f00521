package dev.ilk.discover.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AwsSignatureTest {
  private static final Instant THEN = Instant.parse("2015-08-30T12:36:00Z");
  private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

  /**
   * Computed with botocore's {@code SigV4Auth} (1.43.11), which for the published case {@code
   * get-vanilla-query-order-key-case} gives what AWS published.
   */
  @Test
  void requests_are_signed_as_the_vendors_own_client_signs_them() throws Exception {
    String head =
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request,"
            + " SignedHeaders=";
    for (String query :
        List.of("Action=ListUsers&Version=2010-05-08", "Version=2010-05-08&Action=ListUsers")) {
      assertEquals(
          head
              + "host;x-amz-date, Signature="
              + "b2e4af44cfad96d9ffa3c5653674a927b9b0995c33de22e1f843745ce37c1d5e",
          AwsSignature.of("AKIDEXAMPLE:" + SECRET, "us-east-1", () -> THEN)
              .headers(URI.create("https://iam.amazonaws.com/?" + query))
              .get("Authorization"));
    }
    Map<String, String> assumed =
        AwsSignature.of("AKIDEXAMPLE:" + SECRET + ":SESSION+TOKEN==", "us-east-1", () -> THEN)
            .headers(
                URI.create(
                    "https://iam.amazonaws.com:8443/?Action=ListAccessKeys"
                        + "&UserName=a%2Bb%20c~%2A&Version=2010-05-08"));
    assertEquals(
        head
            + "host;x-amz-date;x-amz-security-token, Signature="
            + "25684f7aa1a7994cedcc6d2dde9b4c6e0a2e3341ad1445a12ee2cca83eca22da",
        assumed.get("Authorization"));
    assertEquals("SESSION+TOKEN==", assumed.get("x-amz-security-token"));
  }

  @Test
  void what_is_no_access_key_or_region_is_refused_and_not_repeated() {
    for (String wrong :
        List.of("", "AKIA", "a:b", "AKIDEXAMPLE:se cret", "a:b:c:d", "ümlaut:xxxxx")) {
      SystemUnreadable refused =
          assertThrows(
              SystemUnreadable.class, () -> AwsSignature.of(wrong, "us-east-1", () -> THEN));
      assertTrue(refused.getMessage().startsWith("the credential is no access key"));
    }
    for (String region : List.of("", "us-east", "US-EAST-1", "us-east-1/x", "us-east-1\nx")) {
      assertThrows(
          SystemUnreadable.class,
          () -> AwsSignature.of("AKIDEXAMPLE:" + SECRET, region, () -> THEN));
    }
  }
}
