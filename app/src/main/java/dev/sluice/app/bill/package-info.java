/** What a tenant owes and is owed in a month, and what owners transfer: the figures, and a page to print. */
@NullMarked
package dev.sluice.app.bill;

import org.jspecify.annotations.NullMarked;
