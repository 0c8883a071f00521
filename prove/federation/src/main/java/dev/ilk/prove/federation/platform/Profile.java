package dev.ilk.prove.federation.platform;

import dev.ilk.prove.federation.condition.ClaimPath;
import dev.ilk.prove.federation.platform.Platform.Kept;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is known of one platform's tokens. Made once, when {@link Platform} is, and then only read.
 */
final class Profile {
  /** What a claim's value is. Platforms that write everything as text write truths so, too. */
  enum Sort {
    TEXT,
    NUMBER,
    TRUTH
  }

  final String title;
  Pattern issuers = Pattern.compile("");
  String issuer = "{issuer}";
  String subjectStart = "";
  String hint = "";
  String never = "";
  Optional<ClaimPath> instance = Optional.empty();
  String caution = "";
  final List<Source> sources = new ArrayList<>();
  final Set<ClaimPath> reusable = new HashSet<>();
  final List<Pins> branches = new ArrayList<>();
  final List<Pins> insiders = new ArrayList<>();
  final List<Kept> kept = new ArrayList<>();
  final Map<ClaimPath, Sort> sorts = new HashMap<>();
  final List<Word> words = new ArrayList<>();

  private Profile(String title) {
    this.title = title;
  }

  static Profile of(String title) {
    return new Profile(title);
  }

  /** The issuers that are surely this platform, and how one is written from words in braces. */
  Profile issuers(String pattern, String template) {
    issuers = Pattern.compile(pattern);
    issuer = template;
    return this;
  }

  Profile subjectsStart(String text) {
    subjectStart = text;
    return this;
  }

  /** Claims that name a source for good; a rule pins at least one. */
  Profile sources(Source... some) {
    sources.addAll(List.of(some));
    return this;
  }

  /** Claims that name a source until its name changes hands. */
  Profile reusable(String... names) {
    Arrays.stream(names).map(ClaimPath::of).forEach(reusable::add);
    return this;
  }

  Profile reusable(ClaimPath path) {
    reusable.add(path);
    return this;
  }

  /** Of these, a rule pins one, or it is open to every branch. */
  Profile branches(Pins... alternatives) {
    branches.addAll(List.of(alternatives));
    return this;
  }

  /** Of these, a rule pins one, or people without the right to write can start what it lets in. */
  Profile insiders(Pins... alternatives) {
    insiders.addAll(List.of(alternatives));
    return this;
  }

  /** Claims for the record and for policies, under their own names. */
  Profile keeps(String... names) {
    for (String name : names) {
      keepsAs(name, name);
    }
    return this;
  }

  Profile keepsAs(String name, String... claim) {
    ClaimPath path = ClaimPath.of(claim);
    kept.add(new Kept(name, path));
    sorts.putIfAbsent(path, Sort.TEXT);
    return this;
  }

  /** The claim that tells one running instance of a source from another, for good. */
  Profile instance(String... claim) {
    instance = Optional.of(ClaimPath.of(claim));
    return this;
  }

  /** Claims that are not texts. */
  Profile sort(Sort sort, String... names) {
    for (String name : names) {
      sorts.put(ClaimPath.of(name), sort);
    }
    return this;
  }

  Profile sort(Sort sort, ClaimPath path) {
    sorts.put(path, sort);
    return this;
  }

  Profile words(Word... some) {
    words.addAll(List.of(some));
    return this;
  }

  /** What a rule with these pins never lets in, and what it cannot see; both for people. */
  Profile says(String neverLetsIn, String cannotSee) {
    never = neverLetsIn;
    caution = cannotSee;
    return this;
  }

  /** Whether a claim names a source, for good or until its name changes hands. */
  boolean names(ClaimPath claim) {
    return reusable.contains(claim) || sources.stream().anyMatch(s -> s.claim().equals(claim));
  }

  boolean keeps(ClaimPath claim) {
    return kept.stream().anyMatch(one -> one.claim().equals(claim));
  }

  Profile hint(String text) {
    hint = text;
    return this;
  }
}
