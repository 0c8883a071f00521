package dev.ilk.share;

import dev.ilk.kernel.Bytes;
import dev.ilk.kernel.Sha256;
import dev.ilk.keys.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.crypto.threshold.ShamirSecretSplitter;
import org.bouncycastle.crypto.threshold.ShamirSplitSecret;
import org.bouncycastle.crypto.threshold.ShamirSplitSecretShare;

/**
 * A secret of 256 random bits that nobody keeps: only its shares, and a digest to know it by.
 *
 * @param digest SHA-256 of the secret in hexadecimal; safe to store, since nothing shorter than the
 *     whole secret can be guessed by it
 * @param shares one for each holder
 */
public record Split(String digest, List<Share> shares) {
  /** The most shares there can be. */
  public static final int MOST = 16;

  private static final int LENGTH = 32;

  public Split {
    shares = List.copyOf(shares);
  }

  /**
   * Makes a new secret and splits it.
   *
   * @param seal the name of what it opens
   * @param threshold how many shares give it back, from 2
   * @param holders how many there are, from the threshold to {@link #MOST}
   * @return the shares, to be handed out at once and kept nowhere
   */
  public static Split random(String seal, int threshold, int holders) {
    if (threshold < 2 || holders < threshold || holders > MOST) {
      throw new IllegalArgumentException("2 to %d shares are needed".formatted(MOST));
    }
    try {
      ShamirSplitSecret split =
          new ShamirSecretSplitter(
                  ShamirSecretSplitter.Algorithm.AES,
                  ShamirSecretSplitter.Mode.Native,
                  LENGTH,
                  new SecureRandom())
              .split(threshold, holders);
      // The library's array is as long as the secret; only the first ones are shares.
      ShamirSplitSecretShare[] parts = Arrays.copyOf(split.getSecretShares(), holders);
      // What the first shares give back is what they all give back.
      byte[] secret = combined(parts, threshold);
      String digest = digest(secret);
      List<Share> shares = new ArrayList<>();
      for (int i = 0; i < parts.length; i++) {
        shares.add(new Share(seal, tag(digest), i + 1, Bytes.of(parts[i].getEncoded())));
      }
      return new Split(digest, shares);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] combined(ShamirSplitSecretShare[] parts, int count) throws IOException {
    return new ShamirSplitSecret(
            ShamirSecretSplitter.Algorithm.AES,
            ShamirSecretSplitter.Mode.Native,
            Arrays.copyOf(parts, count))
        .getSecret();
  }

  /**
   * Whether shares give back the secret of a digest.
   *
   * @param shares of different indices; more than are needed do no harm
   * @param digest as {@link #digest} was
   * @return false if there are too few, or one is not of this secret
   */
  public static boolean opens(List<Share> shares, String digest) {
    long different = shares.stream().map(Share::index).distinct().count();
    if (shares.isEmpty() || different != shares.size() || shares.size() > MOST) {
      return false;
    }
    ShamirSplitSecretShare[] parts =
        shares.stream()
            .map(share -> new ShamirSplitSecretShare(share.value().toArray(), share.index()))
            .toArray(ShamirSplitSecretShare[]::new);
    try {
      return Secrets.same(digest, digest(combined(parts, parts.length)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What shares of a secret are marked with.
   *
   * @param digest of the secret
   * @return eight hexadecimal digits
   */
  public static String tag(String digest) {
    return digest.substring(0, 8);
  }

  private static String digest(byte[] secret) {
    return HexFormat.of().formatHex(Sha256.of(secret));
  }
}
