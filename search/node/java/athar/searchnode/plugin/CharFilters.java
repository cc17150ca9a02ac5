package athar.searchnode.plugin;

import java.io.Reader;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import org.apache.lucene.analysis.charfilter.HTMLStripCharFilter;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.pattern.PatternReplaceCharFilter;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.index.analysis.Analysis;
import org.elasticsearch.index.analysis.CharFilterFactory;
import org.elasticsearch.index.analysis.NormalizingCharFilterFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.plugins.AnalysisPlugin;

/** What is done to the text before it is cut into words. */
final class CharFilters {
    private CharFilters() {}

    static Map<String, AnalysisProvider<CharFilterFactory>> all() {
        return Map.of(
            "html_strip", (index, environment, name, settings) -> factory(name, HTMLStripCharFilter::new),
            "mapping", AnalysisPlugin.requiresAnalysisSettings((index, environment, name, s) -> mapping(name, environment, s)),
            "pattern_replace", AnalysisPlugin.requiresAnalysisSettings((index, environment, name, s) -> pattern(name, s)));
    }

    private static CharFilterFactory mapping(String name, Environment environment, Settings settings) {
        NormalizeCharMap.Builder rules = new NormalizeCharMap.Builder();
        for (String rule : Analysis.getWordList(environment, settings, "mappings")) {
            String[] pair = rule.split("=>", 2);
            rules.add(unescaped(pair[0].trim()), unescaped(pair[1].trim()));
        }
        NormalizeCharMap map = rules.build();
        return factory(name, in -> new MappingCharFilter(map, in));
    }

    private static CharFilterFactory pattern(String name, Settings settings) {
        Pattern pattern = Pattern.compile(settings.get("pattern"));
        return factory(name, in -> new PatternReplaceCharFilter(pattern, settings.get("replacement", ""), in));
    }

    /** The distribution reads an escape such as backslash-u-200c and its like in a rule: letters that no editor shows. */
    private static String unescaped(String text) {
        return Pattern.compile("\\\\u([0-9a-fA-F]{4})").matcher(text)
            .replaceAll(found -> Character.toString(Integer.parseInt(found.group(1), 16)));
    }

    private static CharFilterFactory factory(String name, UnaryOperator<Reader> filter) {
        return new NormalizingCharFilterFactory() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Reader create(Reader in) {
                return filter.apply(in);
            }
        };
    }
}
