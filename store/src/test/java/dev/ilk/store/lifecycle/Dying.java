package dev.ilk.store.lifecycle;

import dev.ilk.kernel.StoreUnavailable;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** A node that dies at one call of the store, before or after it took place. */
final class Dying {
  private int untilCrash;
  private boolean after;

  void at(int step, boolean tookPlace) {
    untilCrash = step;
    after = tookPlace;
  }

  <T> T at(Class<T> port, T whole) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (self, method, arguments) -> {
              boolean dies = untilCrash-- == 0;
              if (dies && !after) {
                throw gone();
              }
              try {
                Object result = method.invoke(whole, arguments);
                if (dies) {
                  throw gone();
                }
                return result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  private static StoreUnavailable gone() {
    return new StoreUnavailable("killed", new IOException("killed"));
  }
}
