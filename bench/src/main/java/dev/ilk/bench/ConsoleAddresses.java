package dev.ilk.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ilk.demo.Company;
import dev.ilk.demo.Told;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The pages of the console that are measured.
 *
 * @param identities how many are registered
 * @param account the id of an account with findings
 * @param finding where one of its findings is
 * @param review the id of a review of a team's machines
 */
record ConsoleAddresses(int identities, String account, String finding, String review) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static ConsoleAddresses of(Company company, int identities) throws IOException {
    JsonNode wrong = json(company, "findings", "list", "--limit", "1").path("findings").path(0);
    String account = wrong.path("account").asText();
    String about = wrong.path("about").asText().replace(" ", "+");
    String finding =
        "/console/findings/%s/%s%s"
            .formatted(
                account, wrong.path("code").asText(), about.isEmpty() ? "" : "?about=" + about);
    String review =
        json(company, "review", "start", "Bench", "--kind", "workload", "--owner", "team2")
            .path("id")
            .asText();
    return new ConsoleAddresses(identities, account, finding, review);
  }

  private static JsonNode json(Company company, String... arguments) throws IOException {
    String[] all = Arrays.copyOf(arguments, arguments.length + 1);
    all[arguments.length] = "--json";
    Told told = company.ilk(all);
    if (told.code() != 0) {
      throw new IOException("`ilk %s`: %s".formatted(String.join(" ", arguments), told.text()));
    }
    return JSON.readTree(told.text());
  }

  /** By what people call them. */
  Map<String, String> pages() {
    int middle = identities / 2 - identities / 2 % 8 + 2;
    String name = "prod-service-%07d".formatted(middle);
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("start", "/console");
    pages.put("identities, first page", "/console/identities");
    pages.put("identities, from the middle on", "/console/identities?after=workload:" + name);
    pages.put("identities, of a kind", "/console/identities?kind=agent");
    pages.put("search, many", "/console/identities?q=service");
    pages.put("search, one", "/console/identities?q=" + name.substring(5));
    pages.put("search, none", "/console/identities?q=nobody");
    pages.put("identity", "/console/identities/workload:" + name);
    pages.put("identity, busy", "/console/identities/workload:prod-payments-deployer");
    pages.put("record, last hour", "/console/record");
    pages.put("record, of one", "/console/record?q=workload:prod-payments-deployer");
    pages.put("measures", "/console/measures");
    pages.put("policies", "/console/policies");
    pages.put("trust", "/console/trust");
    pages.put("revocations", "/console/revocations");
    pages.put("approvals", "/console/approvals");
    pages.put("accounts, first page", "/console/accounts");
    pages.put("accounts, by a name", "/console/accounts?q=svc-");
    pages.put("accounts, nobody's workloads", "/console/accounts?kind=workload&which=orphans");
    pages.put("accounts, dormant", "/console/accounts?which=dormant");
    pages.put("accounts, unsure", "/console/accounts?which=unsure");
    pages.put("account", "/console/accounts/" + account);
    pages.put("accounts, whose they may be", "/console/accounts/links");
    pages.put("findings, first page", "/console/findings");
    pages.put("findings, of a severity", "/console/findings?severity=low");
    pages.put("findings, of an account", "/console/findings?q=svc-");
    pages.put("findings, of a class", "/console/findings?owasp=NHI8");
    pages.put("findings, of nobody there", "/console/findings?owner=nobody");
    pages.put("finding", finding);
    pages.put("reviews", "/console/reviews");
    pages.put("review, one's own", "/console/reviews/" + review);
    pages.put("review, all of it", "/console/reviews/" + review + "?whose=all");
    pages.put("programme", "/console/programme");
    return pages;
  }
}
