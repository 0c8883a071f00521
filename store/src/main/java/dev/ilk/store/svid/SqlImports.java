package dev.ilk.store.svid;

import dev.ilk.actor.Environment;
import dev.ilk.actor.TrustDomain;
import dev.ilk.issue.offline.ImportStore;
import dev.ilk.issue.offline.ImportedChain;
import dev.ilk.kernel.Bytes;
import dev.ilk.kernel.Changes.Topic;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.store.database.Columns;
import dev.ilk.store.database.Database;
import dev.ilk.store.database.Transaction;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** Imported chains in a database. */
public final class SqlImports implements ImportStore {
  private static final Table<Record> IMPORTED = Columns.table("imported_authority");
  private static final Field<String> ENVIRONMENT = Columns.text("environment");
  private static final Field<String> KID = Columns.text("kid");
  private static final Field<String> DOMAIN = Columns.text("domain");
  private static final Field<byte[]> CHAIN = Columns.bytes("chain");
  private static final Field<Instant> AT = Columns.instant("imported");
  private static final Field<Instant> SIGNS_FROM = Columns.instant("signs_from");
  private static final Field<Instant> ENDS = Columns.instant("ends");
  private static final Field<Instant> DISTRUSTED = Columns.instant("distrusted");

  private final Database database;

  /**
   * The chains of a database.
   *
   * @param database where they are
   */
  public SqlImports(Database database) {
    this.database = database;
  }

  @Override
  public List<ImportedChain> all() throws StoreUnavailable {
    return database.read(
        "reading imported authorities",
        view ->
            view.sql()
                .select(ENVIRONMENT, KID, DOMAIN, CHAIN, AT, SIGNS_FROM, ENDS, DISTRUSTED)
                .from(IMPORTED)
                .orderBy(AT, ENVIRONMENT, KID)
                .fetch(SqlImports::read));
  }

  /** The primary key decides between those that come at once. */
  @Override
  public ImportedChain keep(ImportedChain chain) throws StoreUnavailable {
    return database.write(
        "keeping an imported authority",
        transaction -> {
          int inserted =
              transaction
                  .sql()
                  .insertInto(IMPORTED)
                  .set(ENVIRONMENT, chain.at().name())
                  .set(KID, chain.kid())
                  .set(DOMAIN, chain.domain().name())
                  .set(CHAIN, joined(chain.certificates()))
                  .set(AT, chain.imported())
                  .set(SIGNS_FROM, chain.signsFrom())
                  .set(ENDS, chain.end())
                  .set(DISTRUSTED, chain.distrusted().orElse(null))
                  .onConflictDoNothing()
                  .execute();
          if (inserted == 1) {
            changed(transaction, chain.at());
            return chain;
          }
          Condition key = ENVIRONMENT.eq(chain.at().name()).and(KID.eq(chain.kid()));
          return transaction
              .sql()
              .select(ENVIRONMENT, KID, DOMAIN, CHAIN, AT, SIGNS_FROM, ENDS, DISTRUSTED)
              .from(IMPORTED)
              .where(key)
              .fetchOptional(SqlImports::read)
              .orElseThrow();
        });
  }

  @Override
  public void distrust(Environment at, Instant since) throws StoreUnavailable {
    database.write(
        "distrusting imported authorities",
        transaction -> {
          int rows =
              transaction
                  .sql()
                  .update(IMPORTED)
                  .set(DISTRUSTED, since)
                  .where(ENVIRONMENT.eq(at.name()))
                  .and(DISTRUSTED.isNull())
                  .execute();
          if (rows > 0) {
            changed(transaction, at);
          }
          return rows;
        });
  }

  /** By the name of the ring whose keys the chains are for. */
  private static void changed(Transaction transaction, Environment at) {
    transaction.changed(Topic.KEY, at.name() + "/x509-svid");
  }

  private static ImportedChain read(Record row) {
    return new ImportedChain(
        new Environment(row.get(ENVIRONMENT)),
        new TrustDomain(row.get(DOMAIN)),
        row.get(KID),
        parted(row.get(CHAIN)),
        row.get(AT),
        row.get(SIGNS_FROM),
        row.get(ENDS),
        Optional.ofNullable(row.get(DISTRUSTED)));
  }

  private static byte[] joined(List<Bytes> certificates) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    certificates.forEach(one -> all.writeBytes(one.toArray()));
    return all.toByteArray();
  }

  private static List<Bytes> parted(byte[] joined) {
    try {
      List<Bytes> certificates = new ArrayList<>();
      for (Certificate one :
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(joined))) {
        certificates.add(Bytes.of(one.getEncoded()));
      }
      return certificates;
    } catch (CertificateException e) {
      throw new IllegalStateException("a kept chain cannot be read", e);
    }
  }
}
