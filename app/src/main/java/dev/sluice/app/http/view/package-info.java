/**
 * What the API shows. A sight is taken from the core on the writer's thread and is small; the view for people, with
 * texts, is made from it elsewhere. Imports the core's public records, {@code auth}, {@code store}, {@code catalogue}
 * and {@code text}.
 */
@NullMarked
package dev.sluice.app.http.view;

import org.jspecify.annotations.NullMarked;
