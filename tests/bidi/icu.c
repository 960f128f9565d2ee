/* What ICU makes of a text: embedding levels and visual order, by code point.
 *
 * Compiled by the tests where ICU can be had. The first line it writes is the version of ICU.
 * Then, for every line read, "R" or "L" (the direction of the paragraph), a tab, the places
 * where its rows begin and the place where the last one ends, a tab, and the text, it writes
 * the levels, a tab, and the order: rows separated by "/", numbers counted from the start of
 * the paragraph. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ubidi.h>
#include <unicode/ustring.h>

enum { MOST = 1 << 16 };
static char line[MOST];
static UChar text[MOST];
static int32_t point_of[MOST + 1], unit_of[MOST + 1], map[MOST];

static void fail(const char *what, UErrorCode status) {
    fprintf(stderr, "%s: %s\n", what, u_errorName(status));
    exit(1);
}

int main(void) {
    UErrorCode status = U_ZERO_ERROR;
    UBiDi *paragraph = ubidi_open(), *row = ubidi_open();
    printf("%s\n", U_ICU_VERSION);
    while (fgets(line, MOST, stdin)) {
        line[strcspn(line, "\n")] = 0;
        char *cuts = strchr(line, '\t') + 1, *utf8 = strchr(cuts, '\t') + 1;
        int32_t length = 0, points = 0;
        u_strFromUTF8(text, MOST, &length, utf8, -1, &status);
        for (int32_t unit = 0; unit < length; unit++) {
            if (unit == 0 || !(U16_IS_TRAIL(text[unit]) && U16_IS_LEAD(text[unit - 1])))
                unit_of[points++] = unit;
            point_of[unit] = points - 1;
        }
        unit_of[points] = length;
        ubidi_setPara(paragraph, text, length, line[0] == 'R', NULL, &status);
        if (U_FAILURE(status)) fail("setPara", status);
        const UBiDiLevel *levels = ubidi_getLevels(paragraph, &status);
        for (int32_t point = 0; point < points; point++) printf("%d ", levels[unit_of[point]]);
        putchar('\t');
        long start = strtol(cuts, &cuts, 10);
        while (*cuts != '\t') {
            long end = strtol(cuts, &cuts, 10);
            int32_t first = unit_of[start], limit = unit_of[end];
            if (limit > first) {
                ubidi_setLine(paragraph, first, limit, row, &status);
                ubidi_getVisualMap(row, map, &status);
                if (U_FAILURE(status)) fail("setLine", status);
                for (int32_t place = 0; place < limit - first; place++) {
                    int32_t unit = first + map[place];
                    /* The two halves of a pair are one code point. */
                    if (unit_of[point_of[unit]] == unit) printf("%d ", point_of[unit]);
                }
            }
            printf("/ ");
            start = end;
        }
        putchar('\n');
    }
    return 0;
}
