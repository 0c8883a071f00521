package dev.ilk.console.page;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;

/** What one page is written on: whatever comes out of a record is escaped for where it stands. */
public final class Canvas {
  private final StringOutput written = new StringOutput();
  private final OwaspHtmlTemplateOutput html = new OwaspHtmlTemplateOutput(written);
  private final FormTokens forms;
  private final Frame frame;
  private final Pages.Links links;

  Canvas(Frame frame, Pages.Links links) {
    this.forms = new FormTokens(frame.viewer().map(Frame.Viewer::intent).orElse(""));
    this.frame = frame;
    this.links = links;
  }

  OwaspHtmlTemplateOutput html() {
    return html;
  }

  FormTokens forms() {
    return forms;
  }

  Frame frame() {
    return frame;
  }

  Pages.Links links() {
    return links;
  }

  String written() {
    return written.toString();
  }
}
