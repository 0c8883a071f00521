/** The description of all doors for programs, {@code /openapi.json} (OpenAPI 3.1). */
package dev.ilk.web.openapi;
