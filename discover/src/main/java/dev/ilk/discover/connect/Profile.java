package dev.ilk.discover.connect;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How to read accounts from one kind of system over HTTP.
 *
 * @param id a stable name, such as {@code github}
 * @param name for people
 * @param rights the least rights that the credential needs
 * @param parameters names of what must be given besides the address, such as {@code organization}
 * @param authorization the Authorization header, with {@code {secret}} for the credential
 * @param headers further headers
 * @param reader what reads it
 * @param probe where to ask whether changes are told by time; empty if they are not
 * @param lists what {@link Reader#LISTS} reads, in order
 */
public record Profile(
    String id,
    String name,
    String rights,
    List<String> parameters,
    String authorization,
    Map<String, String> headers,
    Reader reader,
    Optional<Probe> probe,
    List<Listing> lists) {
  public Profile {
    parameters = List.copyOf(parameters);
    headers = Map.copyOf(headers);
    lists = List.copyOf(lists);
  }

  /** What reads a system. */
  public enum Reader {
    /** Its lists, one after another. */
    LISTS,
    /** A reader of its own for AWS IAM, whose answers are XML and whose requests are signed. */
    AWS,
    /** One for Vault, whose lists are of names, each to be looked up. */
    VAULT,
    /** One for Snowflake, which is asked in SQL. */
    SNOWFLAKE
  }

  /** How a system leads to the next page. */
  public enum Paging {
    /** There is one page. */
    NONE,
    /** A Link header with relation {@code next} (RFC 8288). */
    LINK,
    /** An address in the body. */
    ADDRESS,
    /** A token in the body, to be sent as a parameter. */
    TOKEN,
    /** A position, to be sent as a parameter, until a page is not full. */
    OFFSET,
    /** The number of the page, to be sent as a parameter, until a page is not full. */
    NUMBER
  }

  /**
   * How a list is walked, page by page.
   *
   * @param path where it is, with {@code {parameter}} for what must be given
   * @param paging how it goes on
   * @param next for {@link Paging#ADDRESS} and {@link Paging#TOKEN}, where in the body that is (a
   *     JSON pointer, RFC 6901)
   * @param parameter for all that send one, which parameter takes it
   * @param first for {@link Paging#OFFSET} and {@link Paging#NUMBER}, what the first page has
   * @param size for the same, how many a full page has
   * @param items where in the body the items are
   */
  public record Walk(
      String path,
      Paging paging,
      String next,
      String parameter,
      int first,
      int size,
      String items) {}

  /**
   * One list of accounts.
   *
   * @param walk how it is walked
   * @param fields for each field of an account, where it is in an item; of several, the first that
   *     is there
   * @param constants fields that are the same for each account of this list
   * @param traits for each trait, where it is in an item
   * @param enabled where it is told whether the account can be used, and by which values
   * @param held lists of credentials within an item
   * @param changes how to read what changed; empty if that is not told of this list
   */
  public record Listing(
      Walk walk,
      Map<String, List<String>> fields,
      Map<String, String> constants,
      Map<String, List<String>> traits,
      Told enabled,
      List<Held> held,
      Optional<Changes> changes) {
    public Listing {
      fields = Map.copyOf(fields);
      constants = Map.copyOf(constants);
      traits = Map.copyOf(traits);
      held = List.copyOf(held);
    }
  }

  /**
   * How to read what changed in a list. What comes is the account itself, or tells the id by which
   * it is looked up.
   *
   * @param walk how the changes are walked; {@code {since}} and {@code {since-millis}} in its path
   *     are since when
   * @param begin where the system gives the address of changes from now on; empty if they are asked
   *     for by time
   * @param address where in the body that address is, at the beginning and on each last page
   * @param id where the id is
   * @param within what of that is the id, in the first group; all of it, if this is empty
   * @param lookUp where to look it up, with {@code {id}}; empty if the item is the account
   * @param gone where it is told that the account is gone, and by which values; by whatever is
   *     there, if there are none
   * @param changed where it is told when it changed, if the latest come first: the first that is
   *     too old ends the walk. Empty if they do not
   */
  public record Changes(
      Walk walk,
      String begin,
      String address,
      List<String> id,
      String within,
      String lookUp,
      Told gone,
      String changed) {
    public Changes {
      id = List.copyOf(id);
    }
  }

  /**
   * Where a system says whether it tells changes by time, and by its header what time it has.
   *
   * @param path where to ask
   * @param told what it must say there
   */
  public record Probe(String path, Told told) {}

  /**
   * Where something is told.
   *
   * @param at a JSON pointer; empty if it is not told
   * @param values the values that say so
   */
  public record Told(String at, List<String> values) {
    public Told {
      values = List.copyOf(values);
    }
  }

  /**
   * A list of credentials of an account.
   *
   * @param kind what they are
   * @param path where to ask for them, with {@code {id}} for the account's; empty if they are in
   *     the item
   * @param items where they are; the item itself, if empty
   * @param fields for {@code id}, {@code created}, {@code lastUsed} and {@code expires}, where
   */
  public record Held(String kind, String path, String items, Map<String, List<String>> fields) {
    public Held {
      fields = Map.copyOf(fields);
    }
  }
}
