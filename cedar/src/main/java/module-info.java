/** The Cedar policy language: parse, validate, evaluate. Knows nothing of Ilk. */
@org.jspecify.annotations.NullMarked
module dev.ilk.cedar {
  requires static transitive org.jspecify;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;

  exports dev.ilk.cedar;
  exports dev.ilk.cedar.ast;
  exports dev.ilk.cedar.conformance;
  exports dev.ilk.cedar.data;
  exports dev.ilk.cedar.diagnostic;
  exports dev.ilk.cedar.monitor;
  exports dev.ilk.cedar.temporal;
}
