package dev.ilk.scan.owner;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Names of accounts in configuration: what stands behind a word such as {@code serviceAccountName}
 * or {@code client_id}, the names of Kubernetes service accounts, Google's service accounts by
 * their address, and AWS's users and roles by their ARN. Names only, never what an account proves
 * itself with.
 */
final class Mentions {
  private static final int LARGEST = 512 << 10;
  private static final int MOST_NAMES = 2_000;
  private static final int MOST_PATHS = 5;

  /** Configuration, by how the names of its files end. */
  private static final Set<String> ENDINGS =
      Set.of(
          "yaml",
          "yml",
          "json",
          "toml",
          "ini",
          "env",
          "properties",
          "conf",
          "cfg",
          "tf",
          "tfvars",
          "hcl",
          "xml",
          "sh",
          "sql",
          "gradle",
          "dockerfile");

  private static final Pattern KEYED =
      Pattern.compile(
          "(?i)\\b(?:service[_-]?account(?:[_-]?(?:name|email))?|client[_-]?id|app(?:lication)?[_-]?id"
              + "|db[_-]?user|user[_-]?name|user|role[_-]?to[_-]?assume|role[_-]?name|iam[_-]?role|deploy[_-]?key|bot[_-]?name|principal|login)[\"']?["
              + " \\t]*[:=][ \\t]*[\"']?([A-Za-z0-9][A-Za-z0-9@._:/+-]{2,199})");

  private static final Pattern GOOGLE =
      Pattern.compile(
          "\\b([a-z][a-z0-9-]{4,28}[a-z0-9]@[a-z0-9.-]{4,60}\\.gserviceaccount\\.com)\\b");

  private static final Pattern ARN =
      Pattern.compile("\\barn:aws[a-z-]*:iam::[0-9]{12}:(?:role|user)/([\\w+=,.@/-]{1,128})");

  private static final Pattern MANIFEST =
      Pattern.compile("(?m)^kind:[ \\t]*[\"']?ServiceAccount[\"']?[ \\t]*$");

  private static final Pattern NAMED =
      Pattern.compile("(?m)^  name:[ \\t]*[\"']?([a-z0-9][a-z0-9.-]{1,252})[\"']?[ \\t]*$");

  private final Map<String, Set<String>> paths = new LinkedHashMap<>();

  Mentions(Tree tree) {
    for (String path : tree.paths()) {
      String file = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
      boolean configures = ENDINGS.contains(file.substring(file.lastIndexOf('.') + 1));
      if (configures && !Catalogue.isOne(path) && !OnCall.isOne(path)) {
        tree.text(path, LARGEST).ifPresent(text -> read(path, text));
      }
    }
  }

  private void read(String path, String text) {
    for (Pattern pattern : List.of(KEYED, GOOGLE)) {
      Matcher found = pattern.matcher(text);
      while (found.find()) {
        add(found.group(1), path);
      }
    }
    Matcher arn = ARN.matcher(text);
    while (arn.find()) {
      add(arn.group(1).substring(arn.group(1).lastIndexOf('/') + 1), path);
    }
    for (String document : text.split("(?m)^---", -1)) {
      if (MANIFEST.matcher(document).find()) {
        Matcher named = NAMED.matcher(document);
        if (named.find()) {
          add(named.group(1), path);
        }
      }
    }
  }

  private void add(String name, String path) {
    if (paths.size() < MOST_NAMES || paths.containsKey(name)) {
      Set<String> some = paths.computeIfAbsent(name, _ -> new TreeSet<>());
      if (some.size() < MOST_PATHS) {
        some.add(path);
      }
    }
  }

  /** Names, each with the first few files that it stands in. */
  Map<String, Set<String>> paths() {
    return paths;
  }
}
