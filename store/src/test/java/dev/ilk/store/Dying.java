package dev.ilk.store;

import dev.ilk.kernel.StoreUnavailable;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** A node that dies at one call of the store, before or after it took place. */
public final class Dying {
  private int untilCrash;
  private boolean after;

  /**
   * Dies at a call, counted from 0 over all ports.
   *
   * @param step which; none if negative
   * @param tookPlace whether the call takes place before
   */
  public void at(int step, boolean tookPlace) {
    untilCrash = step;
    after = tookPlace;
  }

  /** The same port, whose calls break off at the step that was chosen. */
  public <T> T at(Class<T> port, T whole) {
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
