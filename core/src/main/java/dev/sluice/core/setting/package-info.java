/** What the policies go by and can be changed while the pool runs. Imports {@code unit} only. */
@NullMarked
package dev.sluice.core.setting;

import org.jspecify.annotations.NullMarked;
