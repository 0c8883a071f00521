package dev.ilk.console;

import dev.ilk.decide.CedarDecider;
import dev.ilk.decide.Policies;
import dev.ilk.decide.PolicyText;
import dev.ilk.gate.Elevations;
import dev.ilk.gate.Gate;
import dev.ilk.gate.Minutes;
import dev.ilk.gate.Objections;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Result;
import dev.ilk.keys.DerivedMac;
import dev.ilk.place.Client;
import dev.ilk.place.Place;
import dev.ilk.prove.federation.possession.MemoryUsedProofs;
import dev.ilk.prove.human.device.DeviceCookies;
import dev.ilk.prove.human.login.Accounts;
import dev.ilk.prove.human.login.BackChannel;
import dev.ilk.prove.human.login.Familiarity;
import dev.ilk.prove.human.login.InMemoryPendingLogins;
import dev.ilk.prove.human.login.Logins;
import dev.ilk.prove.human.passkey.Enrolments;
import dev.ilk.prove.human.passkey.InMemoryChallenges;
import dev.ilk.prove.human.passkey.PasskeyRules;
import dev.ilk.prove.human.passkey.StepUps;
import dev.ilk.prove.human.provider.Provider;
import dev.ilk.prove.human.provider.ProviderClient;
import dev.ilk.prove.human.provider.ProviderHttp;
import dev.ilk.prove.human.session.Bonds;
import dev.ilk.prove.human.session.Sessions;
import dev.ilk.record.Event;
import dev.ilk.record.Journal;
import dev.ilk.record.JournalUnavailable;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A node of Ilk with nothing but the console: real gate, policies, sign-ins and HTTP. */
final class Node implements AutoCloseable {
  private static final String POLICIES =
      """
      @id("acme-lend")
      @reason("people of Acme may lend to agents")
      permit (principal is Human, action == Action::"Delegate", resource);

      @id("acme-lending-takes-a-passkey")
      @reason("who has a passkey proves by it who lends")
      @needs("step-up phr, fresh-proof 10m")
      forbid (principal == Human::"dora", action == Action::"Delegate", resource)
      unless { context.proof.assurance == "phr" && context.proof.age <= duration("10m") };

      @id("acme-no-contractors")
      @reason("contractors lend nothing to agents")
      forbid (principal is Human, action == Action::"Delegate", resource)
      when { principal.subtype == "contractor" };
      """;

  final Company company;
  final Log log = new Log();
  final Bell bell = new Bell();
  final ConsoleSettings settings;
  volatile Instant now;

  /** Where the machine's own address is. */
  volatile Place here = Place.UNKNOWN;

  /** Where addresses are that are not this machine's. */
  final Map<String, Place> elsewhere = new ConcurrentHashMap<>();

  private final WebServer server;
  private final ProviderHttp http = new ProviderHttp();

  /** The record, in memory; can be out of reach. */
  static final class Log implements Journal {
    final List<Event> events = new CopyOnWriteArrayList<>();
    volatile boolean down;

    @Override
    public long append(Event event) throws JournalUnavailable {
      if (down) {
        throw new JournalUnavailable("out of reach", new IOException());
      }
      events.add(event);
      return events.size() - 1L;
    }

    /** The reasons of everything that was refused, oldest first. */
    List<String> refusals() {
      return events.stream()
          .filter(event -> event.result() != Event.Result.DONE)
          .filter(event -> event.result() != Event.Result.INTENT)
          .map(event -> event.verdict().code())
          .toList();
    }
  }

  /**
   * Starts a node.
   *
   * @param now when it is
   * @param provider the company's provider, once the callback to register there is known
   */
  Node(Instant now, Function<URI, Provider> provider) throws IOException {
    this.now = now;
    int port = freePort();
    settings = new ConsoleSettings(URI.create("http://127.0.0.1:" + port));
    Ids ids = new Ids(() -> this.now);
    company = new Company(ids, now);
    URI callback = settings.callback("acme");
    ProviderClient client =
        new ProviderClient(provider.apply(callback), callback, http, name -> null);
    PasskeyRules rules = PasskeyRules.of(settings.publicUrl());
    InMemoryChallenges challenges = new InMemoryChallenges();
    StepUps stepUps = new StepUps(rules, challenges, company.factors);
    Gate gate =
        new Gate(
            Objections.NONE,
            Elevations.NONE,
            new CedarDecider(policies()),
            company,
            company.handlers(new Enrolments(rules, challenges, company.factors, ids), stepUps),
            log,
            new Minutes(ids, "node-1"));
    DeviceCookies devices = new DeviceCookies(DerivedMac.ephemeral());
    ConsoleRoutes console =
        new ConsoleRoutes(
            settings,
            gate,
            new Logins(
                List.of(client),
                new InMemoryPendingLogins(),
                new Accounts(company.humans),
                new Familiarity(company.sessions, devices)),
            new BackChannel(
                List.of(client), company.sessions, company.humans, new MemoryUsedProofs()),
            devices,
            new Sessions(
                company.sessions,
                company.humans,
                Sessions.DEFAULT_IDLE,
                new Bonds(Bonds.USUAL, this::place, Optional.of(devices))),
            stepUps,
            ids,
            () -> this.now,
            bell);
    server =
        WebServer.builder()
            .address(InetAddress.getLoopbackAddress())
            .port(port)
            .routing(routing -> {
              routing.addFilter((chain, request, response) -> {
                request.context().register(client(request));
                chain.proceed();
              });
              routing.register(ConsoleSettings.HOME, console);
            })
            .build()
            .start();
  }

  /** As behind a proxy that says from where somebody comes. */
  private Client client(ServerRequest request) {
    String address = request.headers().first(HeaderNames.X_FORWARDED_FOR).orElse("127.0.0.1");
    return new Client(address, place(address));
  }

  private Place place(String address) {
    return elsewhere.getOrDefault(address, here);
  }

  /** The callback to register at the provider names the port, so it must be known before. */
  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  static Provider provider(URI issuer) {
    return new Provider(
        "acme",
        "Acme",
        issuer,
        "ilk",
        Optional.empty(),
        Provider.DEFAULT_SCOPES,
        Provider.DEFAULT_ALGORITHMS);
  }

  URI at(String path) {
    return settings.publicUrl().resolve(path);
  }

  private static Policies policies() {
    return switch (Policies.compile(List.of(new PolicyText("acme.cedar", POLICIES)), "1")) {
      case Result.Ok<Policies>(Policies policies) -> policies;
      case Result.Failed<Policies>(var problems) -> throw new AssertionError(problems);
    };
  }

  @Override
  public void close() {
    server.stop();
    http.close();
  }
}
