package io.tallyhouse.models.lifetime;

import io.tallyhouse.lakehouse.errors.UserError;

/** The customers of a warehouse, wherever they are, and the models fitted to them. */
interface WarehouseCustomers {
    /** All customers. */
    long count();

    /** Those who bought again. */
    long repeaters();

    /** How far ahead customers are valued. */
    int horizonDays();

    /**
     * How often they buy.
     *
     * @throws UserError if nobody was observed for a while, or nobody bought again
     */
    ModelFit<PurchaseModel> purchases();

    /**
     * What they spend per order.
     *
     * @throws UserError if there are too few repeaters, or the mean order value is infinite
     */
    ModelFit<OrderValueModel> values();
}
