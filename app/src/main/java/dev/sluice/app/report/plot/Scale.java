package dev.sluice.app.report.plot;

import java.util.ArrayList;
import java.util.List;

/** Where values lie on an axis: 0 is its beginning, 1 its end. */
public sealed interface Scale {
    /** The place of a value; values outside lie at the nearer end. */
    double at(double value);

    /** From 0 to a maximum. */
    record Linear(double most) implements Scale {
        public Linear {
            if (!(most > 0)) {
                throw new IllegalArgumentException("a scale must end above 0, not at " + most);
            }
        }

        @Override
        public double at(double value) {
            return Math.clamp(value / most, 0.0, 1.0);
        }

        /** Round values from 0 to the end, about so many steps between them. */
        public List<Double> ticks(int steps) {
            double step = niceStep(most / steps);
            var ticks = new ArrayList<Double>();
            for (int i = 0; i * step <= most * (1 + 1e-9); i++) {
                ticks.add(i * step);
            }
            return ticks;
        }

        /** A scale whose end is a round value, not below the value given. */
        public static Linear upTo(double value, int steps) {
            double step = niceStep(value / steps);
            return new Linear(step * Math.ceil(value / step - 1e-9));
        }

        /** The least of 1, 2, 2.5 and 5 times a power of ten that is not below the value. */
        private static double niceStep(double value) {
            double power = Math.pow(10, Math.floor(Math.log10(value)));
            for (double factor : new double[] {1, 2, 2.5, 5}) {
                if (factor * power >= value * (1 - 1e-9)) {
                    return factor * power;
                }
            }
            return 10 * power;
        }
    }

    /** Logarithmic between two values above 0. */
    record Log(double least, double most) implements Scale {
        public Log {
            if (!(least > 0 && most > least)) {
                throw new IllegalArgumentException("a logarithmic scale can't go from " + least + " to " + most);
            }
        }

        @Override
        public double at(double value) {
            return Math.log(Math.clamp(value, least, most) / least) / Math.log(most / least);
        }
    }
}
