package dev.ilk.cedar.eval;

/** A request as the index sees it. */
final class Situation {
  final Frame frame;
  final Standing principal;
  final Standing action;
  final Standing resource;

  Situation(Frame frame, Symbols symbols) {
    this.frame = frame;
    this.principal = Standing.of(frame.principal, frame.principalEntity, symbols);
    this.action = Standing.of(frame.action, frame.actionEntity, symbols);
    this.resource = Standing.of(frame.resource, frame.resourceEntity, symbols);
  }
}
