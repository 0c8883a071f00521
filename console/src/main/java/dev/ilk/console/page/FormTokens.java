package dev.ilk.console.page;

import gg.jte.TemplateOutput;
import gg.jte.html.HtmlInterceptor;
import java.util.Map;

/**
 * Puts the session's token into every form that changes something, whoever wrote the template: no
 * form can forget it. Forms do not nest, and one of these renders one page.
 */
final class FormTokens implements HtmlInterceptor {
  private final String token;
  private boolean changing;

  /** For the token of a session, of base64url characters; empty if nobody is signed in. */
  FormTokens(String token) {
    this.token = token;
  }

  @Override
  public void onHtmlTagOpened(String name, Map<String, Object> attributes, TemplateOutput output) {
    // Called within the tag, where only an attribute could be written.
    changing = "post".equals(attributes.get("method"));
  }

  @Override
  public void onHtmlTagClosed(String name, TemplateOutput output) {
    if (changing) {
      output.writeContent("<input type=\"hidden\" name=\"intent\" value=\"");
      output.writeUserContent(token);
      output.writeContent("\">");
    }
  }
}
