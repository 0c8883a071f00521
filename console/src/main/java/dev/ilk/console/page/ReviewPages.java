package dev.ilk.console.page;

import dev.ilk.console.template.JtereviewGenerated;
import dev.ilk.console.template.JtereviewanswerGenerated;
import dev.ilk.console.template.JtereviewsGenerated;
import gg.jte.output.StringOutput;

/** Renders the pages of reviews, as {@link Pages} does the others. */
public final class ReviewPages {
  private final Pages.Links links;

  ReviewPages(Pages.Links links) {
    this.links = links;
  }

  /**
   * Which reviews there are.
   *
   * @param frame around it
   * @param page what it shows
   * @return the document
   */
  public String render(Frame frame, ReviewsPage page) {
    StringOutput html = new StringOutput();
    JtereviewsGenerated.render(Pages.output(html), Pages.forms(frame), frame, links, page);
    return html.toString();
  }

  /**
   * One review.
   *
   * @param frame around it
   * @param page what it shows
   * @return the document
   */
  public String render(Frame frame, ReviewPage page) {
    StringOutput html = new StringOutput();
    JtereviewGenerated.render(Pages.output(html), Pages.forms(frame), frame, links, page);
    return html.toString();
  }

  /**
   * What would be answered.
   *
   * @param frame around it
   * @param page what it shows
   * @return the document
   */
  public String render(Frame frame, ReviewAnswerPage page) {
    StringOutput html = new StringOutput();
    JtereviewanswerGenerated.render(Pages.output(html), Pages.forms(frame), frame, links, page);
    return html.toString();
  }
}
