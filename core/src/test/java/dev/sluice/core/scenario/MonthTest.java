package dev.sluice.core.scenario;

import org.junit.jupiter.api.Test;

/** A month between four owners, each figure computed by hand. */
final class MonthTest {
    /**
     * By hand:
     *
     * <pre>
     * z1 on acme's: 2nd 08-13   5 h x 8 x 10 = 400, of which 12-13 is given back: 80          320
     *               2nd 20-24   4 h x 8 x 10                                                  320
     *               3rd 00-04   4 h x 8 x 15, the new price                                   480
     *                                                               zeta pays acme           1120
     * b1 on zeta's: 5th 00-06   6 h x 4 x 20 = 480, all given back: no checkpoint               0
     *               5th 06-10   4 h x 4 x 20                                                  320
     *                                                               beta pays zeta            320
     * g1 on beta's: 10th 00-12  12 h x 2 x 8                        gamma pays beta           192
     * a2 on gamma's: 12th 00-10 no price                                                        0
     * g2 on acme's: 31st 13-24  11 h x 8 x 15                       gamma pays acme          1320
     *
     * acme +1120 +1320 = +2440; zeta -1120 +320 = -800; beta -320 +192 = -128; gamma -192 -1320 = -1512
     *
     * The month is closed at 00:10. g2 is lost at 00:30 with a checkpoint of 19:00:
     *               31st 19-24  5 h x 8 x 15 is given back, in the next month                -600
     *               1st 00-00:30 0.5 h x 8 x 15 = 60, given back                                0
     *               1st 00:30-01 0.5 h x 8 x 15                                                60
     * </pre>
     */
    private static final String TABLE = """
            pool    | center | owner | chip        | nodes | devices
                    | east   | acme  | nvidia-h20  | 1     | 8
                    | west   | zeta  | nvidia-h100 | 1     | 8
                    | north  | beta  | huawei-910b | 1     | 8
                    | south  | gamma | metax-c500  | 1     | 8
            when    | 02 00:00 | price east nvidia-h20   | 10.00 CNY
                    | 02 00:00 | price west nvidia-h100  | 20.00 CNY
                    | 02 00:00 | price north huawei-910b | 8.00 CNY
                    | 02 08:00 | submit z1 | zeta | 8 nvidia-h20 | checkpoint 2h
            then    | z1       | starts borrowed on n1
            when    | 02 13:00 | submit a1 | acme | 8 nvidia-h20
                    | 02 13:00 | stopped z1
            then    | z1       | must stop: reclaimed for a1
                    | a1       | is promised n1 when 1 has left
                    | z1       | waits again with 240m kept
                    | a1       | starts owned on n1
                    | z1       | waits: no-capacity
            when    | 02 20:00 | finish a1
                    | 03 00:00 | price east nvidia-h20   | 15.00 CNY
                    | 03 04:00 | finish z1
            then    | a1       | ends succeeded with code 0
                    | z1       | starts borrowed on n1
                    | z1       | ends succeeded with code 0
            when    | 05 00:00 | submit b1 | beta | 4 nvidia-h100
                    | 05 06:00 | lose b1 0
                    | 05 10:00 | finish b1
            then    | b1       | starts borrowed on n2
                    | b1       | waits again
                    | b1       | starts borrowed on n2
                    | b1       | ends succeeded with code 0
            when    | 10 00:00 | submit g1 | gamma | 2 huawei-910b
                    | 10 12:00 | finish g1
                    | 12 00:00 | submit a2 | acme | 8 metax-c500
                    | 12 10:00 | finish a2
                    | 31 13:00 | submit g2 | gamma | 8 nvidia-h20 | checkpoint 6h
                    | 32 00:10 | close 197001
            owes    | 1970-01  | beta pays zeta 320.00, gamma pays acme 1320.00,
                    |          | gamma pays beta 192.00, zeta pays acme 1120.00;
                    |          | beta sends acme 128.00, gamma sends acme 1512.00, zeta sends acme 800.00
            when    | 32 00:30 | lose g2 0
                    | 32 01:00 | finish g2
            then    | g1       | starts borrowed on n3
                    | g1       | ends succeeded with code 0
                    | a2       | starts borrowed on n4
                    | a2       | ends succeeded with code 0
                    | g2       | starts borrowed on n1
                    | g2       | waits again with 360m kept
                    | g2       | starts borrowed on n1
                    | g2       | ends succeeded with code 0
            owes    | 1970-01  | beta pays zeta 320.00, gamma pays acme 1320.00,
                    |          | gamma pays beta 192.00, zeta pays acme 1120.00;
                    |          | beta sends acme 128.00, gamma sends acme 1512.00, zeta sends acme 800.00
                    | 1970-02  | gamma pays acme -540.00; acme sends gamma 540.00
            used    | acme     | borrowed 80, lost 0, owned 56
                    | zeta     | borrowed 104, lost 8
                    | beta     | borrowed 40, lost 24
                    | gamma    | borrowed 120, lost 44
            """;

    @Test
    void a_month_between_four_owners_comes_to_the_figures_of_the_table() {
        Story.play(TABLE);
    }
}
