package io.tallyhouse.models.lifetime;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;

/** Customers whose kinds are few enough to be in this process. */
final class CollectedCustomers implements WarehouseCustomers {
    private final List<Counted<PurchaseHistory>> histories = new ArrayList<>();
    private final List<Counted<OrderValue>> values = new ArrayList<>();
    private final int horizonDays;

    /** Of rows with {@link WarehouseLifetime#COLUMNS}, at least one. */
    CollectedCustomers(List<Row> kinds) {
        for (Row row : kinds) {
            long customers = row.getLong(4);
            histories.add(new Counted<>(history(row), customers));
            value(row).ifPresent(value -> values.add(new Counted<>(value, customers)));
        }
        horizonDays = kinds.get(0).getInt(5);
    }

    private static PurchaseHistory history(Row row) {
        return new PurchaseHistory(row.getInt(0), row.getInt(1), row.getInt(2));
    }

    private static Optional<OrderValue> value(Row row) {
        Optional<BigDecimal> mean = Optional.ofNullable(row.getDecimal(3)).filter(each -> each.signum() > 0);
        return mean.map(each -> new OrderValue(row.getInt(0), each));
    }

    @Override
    public long count() {
        return histories.stream().mapToLong(Counted::count).sum();
    }

    @Override
    public long repeaters() {
        return histories.stream()
                .filter(each -> each.value().frequency() > 0)
                .mapToLong(Counted::count)
                .sum();
    }

    @Override
    public int horizonDays() {
        return horizonDays;
    }

    @Override
    public ModelFit<PurchaseModel> purchases() {
        return PurchaseModel.fit(histories);
    }

    @Override
    public ModelFit<OrderValueModel> values() {
        return OrderValueModel.fit(values);
    }
}
