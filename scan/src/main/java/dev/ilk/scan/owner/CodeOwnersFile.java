package dev.ilk.scan.owner;

import java.util.List;

/**
 * The CODEOWNERS file of a repository: the first of those that GitHub and GitLab look for.
 *
 * @param path where it stands; empty if there is none
 * @param rules what it says
 */
record CodeOwnersFile(String path, CodeOwners rules) {
  /** GitHub takes no larger one. */
  private static final int LARGEST = 3 << 20;

  private static final List<String> PLACES =
      List.of(".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS");

  static CodeOwnersFile in(Tree tree) {
    for (String place : PLACES) {
      String text = tree.text(place, LARGEST).orElse("");
      if (!text.isEmpty()) {
        boolean gitlab =
            place.startsWith(".gitlab")
                || (!place.startsWith(".github") && CodeOwners.hasSections(text));
        CodeOwners rules =
            CodeOwners.of(text, gitlab ? CodeOwners.Syntax.GITLAB : CodeOwners.Syntax.GITHUB);
        if (!rules.isWhole()) {
          tree.unread(place + ": some of its rules are left out");
        }
        return new CodeOwnersFile(place, rules);
      }
    }
    return new CodeOwnersFile("", CodeOwners.of("", CodeOwners.Syntax.GITHUB));
  }
}
