package dev.ilk.console.page;

import gg.jte.TemplateOutput;
import gg.jte.html.HtmlInterceptor;
import java.util.Map;

/**
 * Puts the session's token into every form that changes something, whoever wrote the template: no
 * form can forget it.
 */
final class FormTokens implements HtmlInterceptor {
  private final String token;

  /** For the token of a session, of base64url characters; empty if nobody is signed in. */
  FormTokens(String token) {
    this.token = token;
  }

  @Override
  public void onHtmlTagOpened(String name, Map<String, Object> attributes, TemplateOutput output) {
    if ("post".equals(attributes.get("method"))) {
      output.writeContent("<input type=\"hidden\" name=\"intent\" value=\"");
      output.writeUserContent(token);
      output.writeContent("\">");
    }
  }

  @Override
  public void onHtmlTagClosed(String name, TemplateOutput output) {
    // Everything stands at the beginning of the form.
  }
}
