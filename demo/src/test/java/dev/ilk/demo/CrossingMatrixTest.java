package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.demo.CrossingMatrix.Cell;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Environments, tenants, audiences and planes: nobody crosses over, whatever a policy permits. */
class CrossingMatrixTest {
  @Test
  void every_crossing_is_refused_and_everything_of_ones_own_is_open(@TempDir Path folder)
      throws Exception {
    List<Cell> cells;
    try (Company company = Company.start(folder, settings -> settings)) {
      Told declared = company.declare();
      assertEquals(0, declared.code(), declared.text());
      cells = CrossingMatrix.of(company, CrossingSite.build(company));
    }
    System.out.println(Crossings.table(cells));
    assertEquals(List.of(), cells.stream().filter(cell -> !cell.holds()).toList());
    // 8 machines at 4 doors for 4 services; 8 tokens at 8 guards and at Ilk itself.
    assertEquals(8 * 4 * 4 + 8 * 8 + 8, cells.size());
    assertEquals(16, cells.stream().filter(Cell::own).count());
    assertTrue(cells.stream().noneMatch(cell -> cell.came().isEmpty()));
  }
}
