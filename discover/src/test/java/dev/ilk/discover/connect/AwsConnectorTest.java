package dev.ilk.discover.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Kind;
import dev.ilk.discover.Account;
import dev.ilk.discover.classify.ClassRules;
import dev.ilk.discover.classify.Classifier;
import dev.ilk.discover.classify.Corrections;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** AWS IAM, in the shapes of its API reference. */
class AwsConnectorTest {
  private static final String REPORT =
      """
      user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,\
      password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,\
      access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,\
      access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,\
      access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,\
      cert_1_last_rotated,cert_2_active,cert_2_last_rotated
      <root_account>,arn:aws:iam::1:root,2019-01-01T00:00:00+00:00,not_supported,\
      2026-05-01T00:00:00+00:00,not_supported,not_supported,false,true,2019-01-01T00:00:00+00:00,\
      N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A
      ana,arn:aws:iam::1:user/ana,2020-01-01T00:00:00+00:00,true,2026-05-30T00:00:00+00:00,\
      2026-01-01T00:00:00+00:00,N/A,true,false,N/A,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,\
      false,N/A
      svc-export,arn:aws:iam::1:user/svc-export,2020-01-01T00:00:00+00:00,false,N/A,N/A,N/A,false,\
      true,2020-01-02T00:00:00+00:00,2026-05-31T00:00:00+00:00,us-east-1,s3,true,\
      2021-01-02T00:00:00+00:00,N/A,N/A,N/A,true,2020-01-03T00:00:00+00:00,false,N/A
      """;

  private final Reads reads =
      new Reads("aws", "AKIDEXAMPLE:secretsecret", Map.of("region", "us-east-1"));

  private static String result(String action, String content) {
    return """
    <%1$sResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><%1$sResult>%2$s</%1$sResult>
    <ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></%1$sResponse>\
    """
        .formatted(action, content);
  }

  private static String details(String content) {
    return result("GetAccountAuthorizationDetails", content);
  }

  private static String report(String csv) {
    return result(
        "GetCredentialReport",
        "<Content>"
            + Base64.getEncoder().encodeToString(csv.getBytes(StandardCharsets.UTF_8))
            + "</Content><ReportFormat>text/csv</ReportFormat>");
  }

  private static String user(String name, String more) {
    return """
    <member><Path>/</Path><UserName>%1$s</UserName><UserId>AIDA%1$s</UserId>
    <Arn>arn:aws:iam::1:user/%1$s</Arn><CreateDate>2020-01-01T00:00:00Z</CreateDate>%2$s</member>\
    """
        .formatted(name, more);
  }

  private static String role(String name, String trust) {
    return """
    <member><RoleName>%1$s</RoleName><RoleId>AROA%1$s</RoleId><Arn>arn:aws:iam::1:role/%1$s</Arn>
    <CreateDate>2020-01-01T00:00:00Z</CreateDate><AssumeRolePolicyDocument>%2$s</AssumeRolePolicyDocument>
    <RoleLastUsed><LastUsedDate>2026-05-05T00:00:00Z</LastUsedDate></RoleLastUsed></member>\
    """
        .formatted(name, URLEncoder.encode(trust, StandardCharsets.UTF_8));
  }

  private static String trusts(String principal) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":%s},"
            .formatted(principal)
        + "{\"Effect\":\"Deny\",\"Principal\":{\"AWS\":\"arn:aws:iam::666:root\"}}]}";
  }

  /** An account of AWS as it is told by its API. */
  private static void answers(com.sun.net.httpserver.HttpExchange exchange, String path)
      throws java.io.IOException {
    if (path.contains("GenerateCredentialReport")) {
      Served.json(exchange, result("GenerateCredentialReport", "<State>COMPLETE</State>"));
    } else if (path.contains("GetCredentialReport")) {
      Served.json(exchange, report(REPORT));
    } else if (path.contains("ListAccessKeys")) {
      Served.json(
          exchange,
          result(
              "ListAccessKeys",
              "<AccessKeyMetadata><member><AccessKeyId>AKIAOLD</AccessKeyId><Status>Active</Status>"
                  + "<CreateDate>2020-01-02T00:00:00Z</CreateDate></member></AccessKeyMetadata>"));
    } else if (path.contains("=User") && !path.contains("Marker")) {
      Served.json(
          exchange,
          details(
              "<IsTruncated>true</IsTruncated><Marker>a+b/c==</Marker><UserDetailList>"
                  + user("ana", "<GroupList><member>devs</member></GroupList>")
                  + "</UserDetailList>"));
    } else if (path.contains("=User")) {
      assertTrue(path.contains("Marker=a%2Bb%2Fc%3D%3D"), path);
      Served.json(
          exchange,
          details(
              "<IsTruncated>false</IsTruncated><UserDetailList>"
                  + user(
                      "svc-export",
                      "<AttachedManagedPolicies><member><PolicyName>AdministratorAccess</PolicyName>"
                          + "</member></AttachedManagedPolicies><Tags><member><Key>Owner</Key>"
                          + "<Value>team-data</Value></member></Tags>")
                  + "</UserDetailList>"));
    } else {
      Served.json(
          exchange,
          details(
              "<IsTruncated>false</IsTruncated><RoleDetailList>"
                  + role("lambda", trusts("{\"Service\":\"lambda.amazonaws.com\"}"))
                  + role("people", trusts("{\"Federated\":\"arn:aws:iam::1:saml-provider/idp\"}"))
                  + role("open", trusts("\"*\""))
                  + role("odd", "no JSON %%%")
                  + "</RoleDetailList>"));
    }
  }

  @Test
  void the_owner_users_and_roles_are_read_with_what_they_hold_and_trust() throws Exception {
    try (Served served = new Served(AwsConnectorTest::answers)) {
      List<Account> all = reads.all(served);
      assertEquals(
          List.of("<root_account>", "ana", "svc-export", "lambda", "people", "open", "odd"),
          all.stream().map(Account::name).toList());
      Account root = all.getFirst();
      assertEquals("true", root.text("admin"));
      assertEquals("none", root.text("factors"));
      Account ana = all.get(1);
      assertEquals("devs", ana.text("groups"));
      assertEquals("password", ana.credentials().getFirst().kind());
      assertEquals(Optional.of(Instant.parse("2026-05-30T00:00:00Z")), ana.lastUsed());
      Account export = all.get(2);
      assertEquals("team-data", export.text("owner"));
      assertEquals(
          List.of("AKIAOLD", "access_key_2", "cert_1"),
          export.credentials().stream().map(held -> held.id()).toList());
      assertEquals(Optional.empty(), export.credentials().get(1).lastUsed());
      assertEquals("lambda.amazonaws.com", all.get(3).text("trusts"));
      assertEquals("true", all.get(5).text("trusts-anybody"));
      assertEquals("", all.get(6).text("trusts"));
      Classifier classifier = new Classifier(ClassRules.builtIn(), new Corrections());
      assertEquals(
          List.of(Kind.HUMAN, Kind.HUMAN, Kind.WORKLOAD, Kind.WORKLOAD, Kind.HUMAN, Kind.WORKLOAD),
          all.subList(0, 6).stream().map(one -> classifier.classify(one).kind()).toList());
      assertTrue(
          served.authorized.stream()
              .allMatch(
                  one -> one.startsWith("AWS4-HMAC-SHA256 ") && !one.contains("secretsecret")));
    }
  }

  @Test
  void a_limit_and_a_report_that_is_being_made_are_waited_for() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    try (Served served =
        new Served((exchange, path) -> {
          int time = asked.incrementAndGet();
          if (time == 1) {
            Served.say(
                exchange,
                400,
                "<ErrorResponse><Error><Code>Throttling</Code></Error></ErrorResponse>");
          } else if (path.contains("GenerateCredentialReport") && time < 6) {
            Served.json(exchange, result("GenerateCredentialReport", "<State>STARTED</State>"));
          } else {
            answers(exchange, path);
          }
        })) {
      assertEquals(7, reads.all(served).size());
      assertTrue(reads.waited.size() >= 3, reads.waited.toString());
    }
    try (Served never =
        new Served((exchange, path) -> {
          if (path.contains("GenerateCredentialReport")) {
            Served.json(exchange, result("GenerateCredentialReport", "<State>STARTED</State>"));
          } else {
            answers(exchange, path);
          }
        })) {
      refused("does not finish its credential report", never);
    }
  }

  @Test
  void nonsense_is_refused() throws Exception {
    String bomb = "<!DOCTYPE a [<!ENTITY x \"xxxxxxxxxx\"><!ENTITY y \"&x;&x;\">]><a>&y;</a>";
    String outside = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>";
    for (String nonsense :
        List.of("", "{}", "<a>", bomb, outside, "<a>".repeat(40) + "</a>".repeat(40))) {
      try (Served served = new Served((exchange, path) -> Served.json(exchange, nonsense))) {
        refused("answered with no XML", served);
      }
    }
    try (Served served =
        new Served((exchange, path) ->
            Served.json(exchange, details("<IsTruncated>true</IsTruncated>")))) {
      refused("", served);
    }
    try (Served served =
        new Served((exchange, path) -> {
          if (path.contains("GetCredentialReport")) {
            Served.json(exchange, report("a,b\n\"1"));
          } else {
            answers(exchange, path);
          }
        })) {
      refused("no CSV", served);
    }
  }

  @Test
  void a_server_that_leads_in_circles_is_left(@TempDir Path folder) throws Exception {
    try (Served served =
        new Served((exchange, path) -> {
          if (path.contains("=User")) {
            Served.json(exchange, details("<IsTruncated>true</IsTruncated><Marker>again</Marker>"));
          } else {
            answers(exchange, path);
          }
        })) {
      Reading reading = new Reading(reads.connector(served), folder.resolve("aws.jsonl"));
      SystemUnreadable refused = assertThrows(SystemUnreadable.class, () -> reading.run(_ -> {}));
      assertTrue(refused.getMessage().contains("leads back"), refused.getMessage());
    }
  }

  @Test
  void hostile_names_are_cut_and_cleaned_and_items_without_an_id_left_out() throws Exception {
    String name = "a\u202e&#x85;&lt;b&gt;" + "c".repeat(3_000);
    try (Served served =
        new Served((exchange, path) -> {
          if (path.contains("=User")) {
            Served.json(
                exchange,
                details(
                    "<UserDetailList><member/><member><UserName>x</UserName></member><member><UserId>1"
                        + "</UserId><UserName>"
                        + name
                        + "</UserName></member></UserDetailList>"));
          } else {
            answers(exchange, path);
          }
        })) {
      Account hostile = reads.all(served).get(1);
      assertEquals(Account.LONGEST, hostile.name().length());
      assertTrue(hostile.name().chars().noneMatch(Character::isISOControl));
    }
  }

  private void refused(String message, Served served) {
    SystemUnreadable refused = assertThrows(SystemUnreadable.class, () -> reads.all(served));
    assertTrue(refused.getMessage().contains(message), refused.getMessage());
    assertTrue(!refused.getMessage().contains("secretsecret"));
  }
}
