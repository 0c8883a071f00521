package dev.ilk.scan.rule;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How to read from a secret whose it is, without using it. */
public enum Belonging {
  /** It does not tell. */
  UNKNOWN {
    @Override
    public Optional<String> of(String match) {
      return Optional.empty();
    }
  },
  /** The account's number lies in the five bytes after the prefix of an AWS access key id. */
  AWS_ACCOUNT {
    @Override
    public Optional<String> of(String match) {
      long bits = 0;
      for (int i = AWS_PREFIX; i < AWS_PREFIX + 10; i++) {
        int digit = i < match.length() ? BASE32.indexOf(match.charAt(i)) : -1;
        if (digit < 0) {
          return Optional.empty();
        }
        bits = bits << 5 | digit;
      }
      // 50 bits were read; the account is 40 of the first 48, after the highest.
      long account = (bits >>> 2 & 0x7fff_ffff_ff80L) >>> 7;
      return Optional.of("aws account %012d".formatted(account));
    }
  },
  /** The claims of a JSON Web Token. */
  JWT {
    @Override
    public Optional<String> of(String match) {
      String[] parts = match.split("\\.", -1);
      return parts.length < 2
          ? Optional.empty()
          : Check.json(parts[1])
              .filter(claims -> claims.hasNonNull("sub"))
              .map(claims -> claims.path("sub").asText() + issuer(claims));
    }
  },
  /** User and host of an address such as {@code postgres://user:password@host/}. */
  USER_AT_HOST {
    @Override
    public Optional<String> of(String match) {
      Matcher found = ADDRESS.matcher(match);
      return found.find() ? Optional.of(found.group(1) + "@" + found.group(2)) : Optional.empty();
    }
  },
  /** The number that a token begins with, such as a Telegram bot's. */
  LEADING_NUMBER {
    @Override
    public Optional<String> of(String match) {
      int end = 0;
      while (end < match.length() && Character.isDigit(match.charAt(end))) {
        end++;
      }
      return end == 0 ? Optional.empty() : Optional.of("bot " + match.substring(0, end));
    }
  },
  /** A number in base64 before the first dot, such as a Discord application's. */
  ENCODED_NUMBER {
    @Override
    public Optional<String> of(String match) {
      try {
        int dot = Math.max(0, match.indexOf('.'));
        byte[] bytes = Base64.getUrlDecoder().decode(match.substring(0, dot));
        String number = new String(bytes, StandardCharsets.US_ASCII);
        return Optional.of("application " + number).filter(_ -> number.matches("[0-9]{15,20}"));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }
  },
  /** The first number within a Slack token: the workspace. */
  SLACK_TEAM {
    @Override
    public Optional<String> of(String match) {
      Matcher found = NUMBER.matcher(match);
      return found.find() ? Optional.of("slack workspace " + found.group(1)) : Optional.empty();
    }
  };

  private static final int AWS_PREFIX = 4;
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final Pattern ADDRESS = Pattern.compile("://([^:/@\\s]+):[^@\\s]+@([^/:\\s?#]+)");
  private static final Pattern NUMBER = Pattern.compile("-([0-9]{9,14})-");

  /**
   * Reads whose a secret is.
   *
   * @param match all that matched, which begins with the secret unless it is an address
   * @return a name in the secret's own system, never the secret itself
   */
  public abstract Optional<String> of(String match);

  private static String issuer(JsonNode claims) {
    return claims.hasNonNull("iss") ? " of " + claims.path("iss").asText() : "";
  }
}
