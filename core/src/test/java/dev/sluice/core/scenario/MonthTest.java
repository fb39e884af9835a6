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
     * k: beta may use 6 of gamma's from the 15th to the 25th, at 5, at 2 from 22 to 06; 4 are recalled on the 18th
     *    b2         16th 18-22 4 h x 4 x 5 = 80, 22-23 1 h x 4 x 2 = 8                         88
     *    b3         18th 08-13:30 5.5 h x 6 x 5 = 165, of which 13-13:30 is given back: 15    150
     *    b4         20th 00-06 6 h x 2 x 2                                                     24
     *                                                               beta pays gamma           262
     *    recalled   18th 13:30 - 25th 00:00 154.5 h x 4 x 1.50                                927
     *                                                               gamma pays beta  192 +927 = 1119
     * zeta may owe 1400 in a month, is warned at 1200, and has 1 h from then on. It owes 1120 so far.
     *    z2 on beta's: 22nd 00-05:30 5.5 h x 8 x 8: 1200 at 01:15, 1400 at 04:22:30, told to stop at 05:22:30,
     *               and does at 05:30; the half hour since its checkpoint is its own loss
     *                                                               zeta pays beta            352
     *    z3 on its own: 22nd 06-08, 2 h x 8                                                     0
     * g2 on acme's: 31st 13-24  11 h x 8 x 15                       gamma pays acme          1320
     *
     * acme +1120 +1320 = +2440; zeta -1120 +320 -352 = -1152; beta -320 +1119 -262 +352 = +889;
     * gamma -1119 -1320 +262 = -2177
     *
     * The month is closed at 00:10. g2 is lost at 00:30 with a checkpoint of 19:00:
     *               31st 19-24  5 h x 8 x 15 is given back, in the next month                -600
     *               1st 00-00:30 0.5 h x 8 x 15 = 60, given back                                0
     *               1st 00:30-01 0.5 h x 8 x 15                                                60
     * z2 goes on when the month is over: 1st 00-01, 1 h x 8 x 8         zeta pays beta             64
     * </pre>
     */
    private static final String TABLE = """
            pool    | center | owner | chip        | nodes | devices
                    | east   | acme  | nvidia-h20  | 1     | 8
                    | west   | zeta  | nvidia-h100 | 1     | 8
                    | north  | beta  | huawei-910b | 1     | 8
                    | south  | gamma | metax-c500  | 1     | 8
            contract | name | lender | borrower | devices | from | until | floor | notice | terms
                    | k | gamma | beta | metax-c500 6 | 15 00:00 | 25 00:00 | 2 | 4h | price 5, 22-06 at 2, makes good 1.5
            when    | 02 00:00 | sign k lender
                    | 02 00:00 | sign k borrower
                    | 02 00:00 | price east nvidia-h20   | 10.00 CNY
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
            then    | g1       | starts borrowed on n3
                    | g1       | ends succeeded with code 0
                    | a2       | starts borrowed on n4
                    | a2       | ends succeeded with code 0
            when    | 16 18:00 | submit b2 | beta | 4 metax-c500
                    | 16 23:00 | finish b2
                    | 18 08:00 | submit b3 | beta | 6 metax-c500 | checkpoint 1h
                    | 18 09:30 | recall k
                    | 18 13:00 | submit g3 | gamma | 6 metax-c500
            then    | k        | moves 6
                    | b2       | starts contracted on n4
                    | b2       | ends succeeded with code 0
                    | b3       | starts contracted on n4
                    | k        | gives back 4 at 13:30
                    | b3       | is warned: recall-near k
                    | g3       | waits: no-capacity
            when    | 18 13:30 | stopped b3
                    | 18 14:00 | cancel b3
                    | 18 20:00 | finish g3
                    | 20 00:00 | submit b4 | beta | 2 metax-c500
                    | 20 06:00 | finish b4
            then    | k        | has given back 4 and moves 2, 9270m early
                    | b3       | becomes borrowed
                    | b3       | must stop: reclaimed for g3
                    | g3       | is promised n4 when 1 has left
                    | b3       | waits again with 300m kept
                    | g3       | starts owned on n4
                    | b3       | waits: no-capacity
                    | b3       | ends cancelled with code 143
                    | g3       | ends succeeded with code 0
                    | b4       | starts contracted on n4
                    | b4       | ends succeeded with code 0
            when    | 21 12:00 | budget zeta | 1200.00 1400.00 CNY | 1h
                    | 22 00:00 | submit z2 | zeta | 8 huawei-910b | checkpoint 1h
                    | 22 05:30 | stopped z2
                    | 22 06:00 | submit z3 | zeta | 8 nvidia-h100
                    | 22 08:00 | finish z3
            then    | z2       | starts borrowed on n3
                    | zeta     | budget is warned with 1200.00 CNY
                    | zeta     | budget is spent until 05:22:30 with 1400.00 CNY
                    | zeta     | budget is stopped with 1400.00 CNY
                    | z2       | must stop: over-budget zeta
                    | z2       | waits again with 300m kept
                    | z2       | waits: over-budget zeta
                    | z3       | starts owned on n2
                    | z3       | ends succeeded with code 0
            when    | 31 13:00 | submit g2 | gamma | 8 nvidia-h20 | checkpoint 6h
                    | 32 00:10 | close 197001
            owes    | 1970-01  | beta pays gamma 262.00, beta pays zeta 320.00, gamma pays acme 1320.00,
                    |          | gamma pays beta 1119.00, zeta pays acme 1120.00, zeta pays beta 352.00;
                    |          | gamma sends acme 2177.00, zeta sends acme 263.00, zeta sends beta 889.00
            when    | 32 00:30 | lose g2 0
                    | 32 01:00 | finish g2
                    | 32 01:00 | finish z2
            then    | k        | ends term, 2 go back
                    | g2       | starts borrowed on n1
                    | zeta     | budget is within with 0.00 CNY
                    | z2       | starts borrowed on n3
                    | g2       | waits again with 360m kept
                    | g2       | starts borrowed on n1
                    | g2       | ends succeeded with code 0
                    | z2       | ends succeeded with code 0
            owes    | 1970-01  | beta pays gamma 262.00, beta pays zeta 320.00, gamma pays acme 1320.00,
                    |          | gamma pays beta 1119.00, zeta pays acme 1120.00, zeta pays beta 352.00;
                    |          | gamma sends acme 2177.00, zeta sends acme 263.00, zeta sends beta 889.00
                    | 1970-02  | gamma pays acme -540.00, zeta pays beta 64.00; acme sends gamma 540.00, zeta sends beta 64.00
            used    | acme     | borrowed 80, lost 0, owned 56
                    | zeta     | borrowed 156, lost 12, owned 16
                    | beta     | borrowed 40, contracted 65, lost 27
                    | gamma    | borrowed 120, lost 44, owned 39
            """;

    @Test
    void a_month_between_four_owners_comes_to_the_figures_of_the_table() {
        Story.play(TABLE);
    }
}
