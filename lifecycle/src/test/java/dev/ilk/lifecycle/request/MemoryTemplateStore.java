package dev.ilk.lifecycle.request;

import dev.ilk.gate.request.Template;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The port's guarantees but for durability, in memory. */
final class MemoryTemplateStore implements TemplateStore {
  private final TreeMap<String, Template> templates = new TreeMap<>();

  @Override
  public void put(Template template) {
    templates.put(template.name(), template);
  }

  @Override
  public boolean remove(String name) {
    return templates.remove(name) != null;
  }

  @Override
  public Optional<Template> find(String name) {
    return Optional.ofNullable(templates.get(name));
  }

  @Override
  public List<Template> all() {
    return List.copyOf(templates.values());
  }
}
