package dev.ilk.guard;

import dev.ilk.guard.servlet.GuardFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** In Jetty. */
class ServletFilterTest extends FilterConformance {

  @Override
  Running serve(Guard guard) throws Exception {
    ServletContextHandler context = new ServletContextHandler("/");
    GuardFilter filter =
        new GuardFilter(
            guard, ORIGIN, request -> action(request.getMethod(), request.getServletPath()));
    context.addFilter(new FilterHolder(filter), "/*", EnumSet.of(DispatcherType.REQUEST));
    context.addServlet(new ServletHolder(new WhoCalls()), "/");
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(context);
    server.start();
    return new Running(server::stop, connector.getLocalPort());
  }

  private static final class WhoCalls extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      Caller caller = (Caller) request.getAttribute(GuardFilter.CALLER);
      response.getWriter().print(caller.subject());
    }
  }
}
