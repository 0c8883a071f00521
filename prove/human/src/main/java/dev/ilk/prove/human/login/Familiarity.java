package dev.ilk.prove.human.login;

import dev.ilk.actor.Human;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.place.Client;
import dev.ilk.place.Point;
import dev.ilk.place.Travel;
import dev.ilk.prove.human.device.DeviceCookies;
import dev.ilk.prove.human.device.Familiar;
import dev.ilk.prove.human.provider.Vouched;
import dev.ilk.prove.proof.Circumstances;
import dev.ilk.prove.proof.Circumstances.Travelled;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Compares a sign-in with those before.
 *
 * @param known where people have signed in before
 * @param cookies knows browsers again
 */
public record Familiarity(Familiar known, DeviceCookies cookies) {

  Circumstances of(Human human, Vouched vouched, Callback callback, Instant now)
      throws StoreUnavailable {
    Optional<String> device = cookies.name(callback.deviceCookie());
    boolean newDevice = device.isEmpty() || !known.isKnown(human.id(), device.get());
    return new Circumstances(
        vouched.session(),
        vouched.posture(),
        device.orElse(""),
        newDevice,
        travel(human, callback.client(), now),
        Optional.empty(),
        Set.of(),
        false);
  }

  private Optional<Travelled> travel(Human human, Client client, Instant now)
      throws StoreUnavailable {
    Optional<Point> here = client.place().point();
    return here.isEmpty()
        ? Optional.empty()
        : known
            .last(human.id())
            .map(last -> Travel.between(last.point(), here.get(), Duration.between(last.at(), now)))
            .map(travel ->
                new Travelled(travel.kilometres(), travel.speed(), travel.isImpossible()));
  }
}
