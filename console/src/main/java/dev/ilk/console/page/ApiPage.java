package dev.ilk.console.page;

import dev.ilk.console.template.JteapiGenerated;
import java.util.List;

/**
 * The interface of this Ilk, for whoever writes a program against it.
 *
 * @param groups those that were looked for
 * @param query what was looked for; empty for everything
 * @param shown how many operations are shown
 * @param total how many there are
 * @param script the address of the script that copies examples
 */
public record ApiPage(List<Group> groups, String query, int shown, int total, String script)
    implements Page {
  public ApiPage {
    groups = List.copyOf(groups);
  }

  /**
   * Operations that belong together.
   *
   * @param name one word
   * @param description what they are for, in a sentence
   * @param operations in the order of the document
   */
  public record Group(String name, String description, List<Operation> operations) {
    public Group {
      operations = List.copyOf(operations);
    }
  }

  /**
   * One thing that can be asked.
   *
   * @param id its name, and its anchor
   * @param method such as {@code POST}
   * @param path with the names of parameters in braces
   * @param summary what it does, in a sentence
   * @param description what else there is to know; may be empty
   * @param inputs parameters, and what the body has at its top
   * @param answers one for each status
   * @param example a command line that asks it
   */
  public record Operation(
      String id,
      String method,
      String path,
      String summary,
      String description,
      List<Input> inputs,
      List<AnswerRow> answers,
      String example) {
    public Operation {
      inputs = List.copyOf(inputs);
      answers = List.copyOf(answers);
    }
  }

  /**
   * Something to be sent.
   *
   * @param name its name
   * @param place {@code path}, {@code query}, {@code header} or {@code body}
   * @param type what it must be, in words
   * @param required whether it must be there
   * @param description what it means; may be empty
   */
  public record Input(
      String name, String place, String type, boolean required, String description) {}

  /**
   * Something that can be answered.
   *
   * @param status of RFC 9110
   * @param description when, or what is in it
   */
  public record AnswerRow(String status, String description) {}

  @Override
  public void write(Canvas on) {
    JteapiGenerated.render(on.html(), on.forms(), on.frame(), on.links(), this);
  }
}
