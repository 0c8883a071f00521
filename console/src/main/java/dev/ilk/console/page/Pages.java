package dev.ilk.console.page;

import dev.ilk.console.template.JteapiGenerated;
import dev.ilk.console.template.JteapprovalsGenerated;
import dev.ilk.console.template.JteappsGenerated;
import dev.ilk.console.template.JteconsentGenerated;
import dev.ilk.console.template.JtedelegationsGenerated;
import dev.ilk.console.template.JtedeviceGenerated;
import dev.ilk.console.template.JteelevateGenerated;
import dev.ilk.console.template.JteelevationGenerated;
import dev.ilk.console.template.JteelevationsGenerated;
import dev.ilk.console.template.JteenrolGenerated;
import dev.ilk.console.template.JtefactorsGenerated;
import dev.ilk.console.template.JtehomeGenerated;
import dev.ilk.console.template.JteidentitiesGenerated;
import dev.ilk.console.template.JteidentityGenerated;
import dev.ilk.console.template.JteleaveGenerated;
import dev.ilk.console.template.JtelendGenerated;
import dev.ilk.console.template.JtemeasuresGenerated;
import dev.ilk.console.template.JtepoliciesGenerated;
import dev.ilk.console.template.JteproblemGenerated;
import dev.ilk.console.template.JteprogrammeGenerated;
import dev.ilk.console.template.JterecordGenerated;
import dev.ilk.console.template.JterecoveriesGenerated;
import dev.ilk.console.template.JtereplayGenerated;
import dev.ilk.console.template.JterevocationsGenerated;
import dev.ilk.console.template.JterevokeGenerated;
import dev.ilk.console.template.JterunbooksGenerated;
import dev.ilk.console.template.JteselfGenerated;
import dev.ilk.console.template.JtesessionsGenerated;
import dev.ilk.console.template.JtesigninGenerated;
import dev.ilk.console.template.JtestepupGenerated;
import dev.ilk.console.template.JtetrustGenerated;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;

/**
 * Renders pages. Templates are called as the methods they are compiled to, so a page and its
 * template cannot disagree; everything that comes out of a record is escaped for the place where it
 * stands.
 */
public final class Pages {
  private final Links links;

  /**
   * Builds the renderer.
   *
   * @param links the addresses that every page refers to
   */
  public Pages(Links links) {
    this.links = links;
  }

  /**
   * The addresses that every page refers to.
   *
   * @param stylesheet the style
   * @param icon the icon
   * @param htmx the library by which parts of pages are fetched
   * @param live what keeps a page current
   * @param passkeys the script that asks authenticators
   */
  public record Links(String stylesheet, String icon, String htmx, String live, String passkeys) {}

  /**
   * The choice of provider.
   *
   * @param frame around it
   * @param page what it shows
   * @return the document
   */
  public String render(Frame frame, SignInPage page) {
    StringOutput html = new StringOutput();
    JtesigninGenerated.render(output(html), forms(frame), frame, links, page);
    return html.toString();
  }

  /**
   * Who you are.
   *
   * @param frame around it
   * @param page what it shows
   * @return the document
   */
  public String render(Frame frame, SelfPage page) {
    StringOutput html = new StringOutput();
    JteselfGenerated.render(output(html), forms(frame), frame, links, page);
    return html.toString();
  }

  /**
   * Where a person is signed in.
   *
   * @param frame around it
   * @param page what it shows
   * @return the document
   */
  public String render(Frame frame, SessionsPage page) {
    StringOutput html = new StringOutput();
    JtesessionsGenerated.render(output(html), forms(frame), frame, links, page);
    return html.toString();
  }

  /**
   * What one has lent.
   *
   * @param frame around it
   * @param page what it shows
   * @return the document
   */
  public String render(Frame frame, DelegationsPage page) {
    StringOutput html = new StringOutput();
    JtedelegationsGenerated.render(output(html), forms(frame), frame, links, page);
    return html.toString();
  }

  /**
   * What waits for one's approval.
   *
   * @param frame around it
   * @param page what it shows
   * @return the document
   */
  public String render(Frame frame, ApprovalsPage page) {
    StringOutput html = new StringOutput();
    JteapprovalsGenerated.render(output(html), forms(frame), frame, links, page);
    return html.toString();
  }

  /**
   * The form to lend.
   *
   * @param frame around it
   * @param page what it shows
   * @return the document
   */
  public String render(Frame frame, LendPage page) {
    StringOutput html = new StringOutput();
    JtelendGenerated.render(output(html), forms(frame), frame, links, page);
    return html.toString();
  }

  /**
   * What one proves who one is with.
   *
   * @param frame around it
   * @param page what it shows
   * @return the document
   */
  public String render(Frame frame, FactorsPage page) {
    StringOutput html = new StringOutput();
    JtefactorsGenerated.render(output(html), forms(frame), frame, links, page);
    return html.toString();
  }

  /**
   * The form to add a passkey.
   *
   * @param frame around it
   * @param page what it shows
   * @return the document
   */
  public String render(Frame frame, CeremonyPage page) {
    StringOutput html = new StringOutput();
    JteenrolGenerated.render(output(html), forms(frame), frame, links, page);
    return html.toString();
  }

  /**
   * The ways to prove once more who one is.
   *
   * @param frame around it
   * @param page what it shows
   * @return the document
   */
  public String render(Frame frame, StepUpPage page) {
    StringOutput html = new StringOutput();
    JtestepupGenerated.render(output(html), forms(frame), frame, links, page);
    return html.toString();
  }

  /**
   * Whose recoveries are under way.
   *
   * @param frame around it
   * @param page what it shows
   * @return the document
   */
  public String render(Frame frame, RecoveriesPage page) {
    StringOutput html = new StringOutput();
    JterecoveriesGenerated.render(output(html), forms(frame), frame, links, page);
    return html.toString();
  }

  /**
   * Why something did not come about.
   *
   * @param frame around it
   * @param page what it shows
   * @return the document
   */
  public String render(Frame frame, ProblemPage page) {
    StringOutput html = new StringOutput();
    JteproblemGenerated.render(output(html), forms(frame), frame, links, page);
    return html.toString();
  }

  /**
   * Who is registered.
   *
   * @param frame around it
   * @param page what it shows
   * @return the document
   */
  public String render(Frame frame, IdentitiesPage page) {
    StringOutput html = new StringOutput();
    JteidentitiesGenerated.render(output(html), forms(frame), frame, links, page);
    return html.toString();
  }

  /**
   * One identity with all that belongs to it.
   *
   * @param frame around it
   * @param page what it shows
   * @return the document
   */
  public String render(Frame frame, IdentityPage page) {
    StringOutput html = new StringOutput();
    JteidentityGenerated.render(output(html), forms(frame), frame, links, page);
    return html.toString();
  }

  /**
   * A part of the record.
   *
   * @param frame around it
   * @param page what it shows
   * @return the document
   */
  public String render(Frame frame, RecordPage page) {
    StringOutput html = new StringOutput();
    JterecordGenerated.render(output(html), forms(frame), frame, links, page);
    return html.toString();
  }

  /**
   * What needs whoever is signed in.
   *
   * @param frame around it
   * @param page what it shows
   * @return the document
   */
  public String render(Frame frame, HomePage page) {
    StringOutput html = new StringOutput();
    JtehomeGenerated.render(output(html), forms(frame), frame, links, page);
    return html.toString();
  }

  /**
   * The policies in force, and how they came to be.
   *
   * @param frame around it
   * @param page what it shows
   * @return the document
   */
  public String render(Frame frame, PoliciesPage page) {
    StringOutput html = new StringOutput();
    JtepoliciesGenerated.render(output(html), forms(frame), frame, links, page);
    return html.toString();
  }

  /**
   * What is suspended.
   *
   * @param frame around it
   * @param page what it shows
   * @return the document
   */
  public String render(Frame frame, RevocationsPage page) {
    StringOutput html = new StringOutput();
    JterevocationsGenerated.render(output(html), forms(frame), frame, links, page);
    return html.toString();
  }

  /**
   * The form to take something back.
   *
   * @param frame around it
   * @param page what it shows
   * @return the document
   */
  public String render(Frame frame, RevokePage page) {
    StringOutput html = new StringOutput();
    JterevokeGenerated.render(output(html), forms(frame), frame, links, page);
    return html.toString();
  }

  /**
   * What to do when something goes wrong.
   *
   * @param frame around it
   * @param page what it shows
   * @return the document
   */
  public String render(Frame frame, RunbooksPage page) {
    StringOutput html = new StringOutput();
    JterunbooksGenerated.render(output(html), forms(frame), frame, links, page);
    return html.toString();
  }

  /**
   * Whom Ilk believes what about software.
   *
   * @param frame around it
   * @param page what it shows
   * @return the document
   */
  public String render(Frame frame, TrustPage page) {
    StringOutput html = new StringOutput();
    JtetrustGenerated.render(output(html), forms(frame), frame, links, page);
    return html.toString();
  }

  /**
   * How much of everything happened lately.
   *
   * @param frame around it
   * @param page what it shows
   * @return the document
   */
  public String render(Frame frame, MeasuresPage page) {
    StringOutput html = new StringOutput();
    JtemeasuresGenerated.render(output(html), forms(frame), frame, links, page);
    return html.toString();
  }

  /**
   * How the programme does.
   *
   * @param frame around it
   * @param page what it shows
   * @return the document
   */
  public String render(Frame frame, ProgrammePage page) {
    StringOutput html = new StringOutput();
    JteprogrammeGenerated.render(output(html), forms(frame), frame, links, page);
    return html.toString();
  }

  /**
   * An app's request for permission.
   *
   * @param frame around it
   * @param page what it shows
   * @return the document
   */
  public String render(Frame frame, ConsentPage page) {
    StringOutput html = new StringOutput();
    JteconsentGenerated.render(output(html), forms(frame), frame, links, page);
    return html.toString();
  }

  /**
   * Where a person says which device is meant.
   *
   * @param frame around it
   * @param page what it shows
   * @return the document
   */
  public String render(Frame frame, DevicePage page) {
    StringOutput html = new StringOutput();
    JtedeviceGenerated.render(output(html), forms(frame), frame, links, page);
    return html.toString();
  }

  /**
   * The way back to an app.
   *
   * @param page what it shows; there is nothing around it
   * @return the document
   */
  public String render(LeavePage page) {
    StringOutput html = new StringOutput();
    JteleaveGenerated.render(output(html), new FormTokens(""), links, page);
    return html.toString();
  }

  /**
   * The apps that one has let in.
   *
   * @param frame around it
   * @param page what it shows
   * @return the document
   */
  public String render(Frame frame, AppsPage page) {
    StringOutput html = new StringOutput();
    JteappsGenerated.render(output(html), forms(frame), frame, links, page);
    return html.toString();
  }

  /**
   * The roles that people take up for a time.
   *
   * @param frame around it
   * @param page what it shows
   * @return the document
   */
  public String render(Frame frame, ElevationsPage page) {
    StringOutput html = new StringOutput();
    JteelevationsGenerated.render(output(html), forms(frame), frame, links, page);
    return html.toString();
  }

  /**
   * One elevation.
   *
   * @param frame around it
   * @param page what it shows
   * @return the document
   */
  public String render(Frame frame, ElevationPage page) {
    StringOutput html = new StringOutput();
    JteelevationGenerated.render(output(html), forms(frame), frame, links, page);
    return html.toString();
  }

  /**
   * The form to take up a role for a time.
   *
   * @param frame around it
   * @param page what it shows
   * @return the document
   */
  public String render(Frame frame, ElevatePage page) {
    StringOutput html = new StringOutput();
    JteelevateGenerated.render(output(html), forms(frame), frame, links, page);
    return html.toString();
  }

  /**
   * What was done under an elevation.
   *
   * @param frame around it
   * @param page what it shows
   * @return the document
   */
  public String render(Frame frame, ReplayPage page) {
    StringOutput html = new StringOutput();
    JtereplayGenerated.render(output(html), forms(frame), frame, links, page);
    return html.toString();
  }

  /**
   * The interface of this Ilk.
   *
   * @param frame around it
   * @param page what it shows
   * @return the document
   */
  public String render(Frame frame, ApiPage page) {
    StringOutput html = new StringOutput();
    JteapiGenerated.render(output(html), forms(frame), frame, links, page);
    return html.toString();
  }

  /**
   * The pages about accounts in other systems.
   *
   * @return their renderer
   */
  public FoundPages found() {
    return new FoundPages(links);
  }

  /**
   * The pages of reviews.
   *
   * @return their renderer
   */
  public ReviewPages reviews() {
    return new ReviewPages(links);
  }

  static OwaspHtmlTemplateOutput output(StringOutput html) {
    return new OwaspHtmlTemplateOutput(html);
  }

  static FormTokens forms(Frame frame) {
    return new FormTokens(frame.viewer().map(Frame.Viewer::intent).orElse(""));
  }
}
