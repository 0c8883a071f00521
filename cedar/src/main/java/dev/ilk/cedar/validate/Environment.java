package dev.ilk.cedar.validate;

import dev.ilk.cedar.data.EntityType;
import dev.ilk.cedar.schema.SchemaModel;
import dev.ilk.cedar.schema.SchemaModel.ActionModel;

/**
 * The types of one kind of request.
 *
 * @param schema what is declared
 * @param principal the type of the principal
 * @param action the action
 * @param resource the type of the resource
 */
record Environment(
    SchemaModel schema, EntityType principal, ActionModel action, EntityType resource) {}
