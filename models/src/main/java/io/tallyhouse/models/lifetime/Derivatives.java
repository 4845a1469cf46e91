package io.tallyhouse.models.lifetime;

import java.io.Serializable;

/** A value with its gradient and Hessian, summed over rows. It is the one mutable value here: rows add to it. */
final class Derivatives implements Serializable {
    double value;
    final double[] gradient;
    final double[][] hessian;

    Derivatives(int dimension) {
        gradient = new double[dimension];
        hessian = new double[dimension][dimension];
    }

    /** Adds another's value, gradient and Hessian. */
    void add(Derivatives other) {
        value += other.value;
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] += other.gradient[i];
            for (int j = 0; j < gradient.length; j++) {
                hessian[i][j] += other.hessian[i][j];
            }
        }
    }

    /** Copies the upper half of the Hessian to the lower. */
    Derivatives mirrored() {
        for (int i = 0; i < gradient.length; i++) {
            for (int j = 0; j < i; j++) {
                hessian[i][j] = hessian[j][i];
            }
        }
        return this;
    }

    /** By the logarithms of positive parameters, from those by the parameters themselves. */
    Derivatives byLogarithms(double[] parameters) {
        Derivatives changed = new Derivatives(gradient.length);
        changed.value = value;
        for (int i = 0; i < gradient.length; i++) {
            changed.gradient[i] = gradient[i] * parameters[i];
            for (int j = 0; j < gradient.length; j++) {
                changed.hessian[i][j] = hessian[i][j] * parameters[i] * parameters[j];
            }
            changed.hessian[i][i] += changed.gradient[i];
        }
        return changed;
    }
}
