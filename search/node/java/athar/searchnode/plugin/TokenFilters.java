package athar.searchnode.plugin;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.ar.ArabicStemFilter;
import org.apache.lucene.analysis.core.DecimalDigitFilter;
import org.apache.lucene.analysis.core.UpperCaseFilter;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.LengthFilter;
import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
import org.apache.lucene.analysis.miscellaneous.SetKeywordMarkerFilter;
import org.apache.lucene.analysis.miscellaneous.TrimFilter;
import org.apache.lucene.analysis.miscellaneous.TruncateTokenFilter;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenFilter;
import org.apache.lucene.analysis.ngram.NGramTokenFilter;
import org.apache.lucene.analysis.pattern.PatternReplaceFilter;
import org.apache.lucene.analysis.reverse.ReverseStringFilter;
import org.apache.lucene.analysis.tr.ApostropheFilter;
import org.apache.lucene.analysis.tr.TurkishLowerCaseFilter;
import org.apache.lucene.analysis.util.ElisionFilter;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.index.analysis.Analysis;
import org.elasticsearch.index.analysis.NormalizingTokenFilterFactory;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.plugins.AnalysisPlugin;

/** Token filters. `stop`, `shingle` and `standard` come with the server itself. */
final class TokenFilters {
    private TokenFilters() {}

    static Map<String, AnalysisProvider<TokenFilterFactory>> all() {
        Map<String, AnalysisProvider<TokenFilterFactory>> filters = new HashMap<>();
        addFolding(filters);
        addStemming(filters);
        addCutting(filters);
        addConfigured(filters);
        return filters;
    }

    private static void addFolding(Map<String, AnalysisProvider<TokenFilterFactory>> filters) {
        filters.put("lowercase", folding((in, s) -> lowerCase(in, s.get("language", ""))));
        filters.put("uppercase", folding((in, s) -> new UpperCaseFilter(in)));
        filters.put("asciifolding", folding((in, s) -> new ASCIIFoldingFilter(in, s.getAsBoolean("preserve_original", false))));
        filters.put("trim", folding((in, s) -> new TrimFilter(in)));
        filters.put("decimal_digit", folding((in, s) -> new DecimalDigitFilter(in)));
        filters.put("arabic_normalization", folding((in, s) -> new ArabicNormalizationFilter(in)));
        filters.put("german_normalization", folding((in, s) -> new GermanNormalizationFilter(in)));
    }

    private static void addStemming(Map<String, AnalysisProvider<TokenFilterFactory>> filters) {
        filters.put("stemmer", plain((in, s) -> Stemmers.stem(in, s.get("language", s.get("name", "porter")))));
        filters.put("snowball", plain((in, s) -> Stemmers.snowball(in, s.get("language", s.get("name", "English")))));
        filters.put("porter_stem", plain((in, s) -> new PorterStemFilter(in)));
        filters.put("arabic_stem", plain((in, s) -> new ArabicStemFilter(in)));
        filters.put("apostrophe", plain((in, s) -> new ApostropheFilter(in)));
    }

    private static void addCutting(Map<String, AnalysisProvider<TokenFilterFactory>> filters) {
        filters.put("ngram", Grams.Filter.anywhere((in, g) -> new NGramTokenFilter(in, g.min(), g.max(), g.keep())));
        filters.put("edge_ngram", Grams.Filter.edge((in, g) -> new EdgeNGramTokenFilter(in, g.min(), g.max(), g.keep())));
        filters.put("length", plain((in, s) -> new LengthFilter(in, s.getAsInt("min", 0), s.getAsInt("max", Integer.MAX_VALUE))));
        filters.put("truncate", plain((in, s) -> new TruncateTokenFilter(in, s.getAsInt("length", 10))));
        filters.put("remove_duplicates", plain((in, s) -> new RemoveDuplicatesTokenFilter(in)));
        filters.put("reverse", plain((in, s) -> new ReverseStringFilter(in)));
    }

    private static void addConfigured(Map<String, AnalysisProvider<TokenFilterFactory>> filters) {
        filters.put("elision", (index, environment, name, settings) -> {
            CharArraySet articles = Analysis.parseArticles(environment, settings);
            return folded(name, in -> new ElisionFilter(in, articles == null ? FrenchAnalyzer.DEFAULT_ARTICLES : articles));
        });
        filters.put("keyword_marker", AnalysisPlugin.requiresAnalysisSettings((index, environment, name, settings) -> {
            CharArraySet words = new CharArraySet(settings.getAsList("keywords"), settings.getAsBoolean("ignore_case", false));
            return factory(name, in -> new SetKeywordMarkerFilter(in, words));
        }));
        filters.put("pattern_replace", AnalysisPlugin.requiresAnalysisSettings((index, environment, name, settings) -> {
            Pattern pattern = Pattern.compile(settings.get("pattern"));
            boolean all = settings.getAsBoolean("all", true);
            return folded(name, in -> new PatternReplaceFilter(in, pattern, settings.get("replacement", ""), all));
        }));
    }

    private static TokenStream lowerCase(TokenStream in, String language) {
        return switch (language) {
            case "" -> new LowerCaseFilter(in);
            case "turkish" -> new TurkishLowerCaseFilter(in);
            default -> throw new IllegalArgumentException("this node knows no lower case for the language [" + language + "]");
        };
    }

    private static AnalysisProvider<TokenFilterFactory> plain(BiFunction<TokenStream, Settings, TokenStream> filter) {
        return (index, environment, name, settings) -> factory(name, in -> filter.apply(in, settings));
    }

    /** A filter that keyword fields and wildcard queries may use too. */
    private static AnalysisProvider<TokenFilterFactory> folding(BiFunction<TokenStream, Settings, TokenStream> filter) {
        return (index, environment, name, settings) -> folded(name, in -> filter.apply(in, settings));
    }

    private static TokenFilterFactory factory(String name, UnaryOperator<TokenStream> filter) {
        return new TokenFilterFactory() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public TokenStream create(TokenStream in) {
                return filter.apply(in);
            }
        };
    }

    private static TokenFilterFactory folded(String name, UnaryOperator<TokenStream> filter) {
        return new NormalizingTokenFilterFactory() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public TokenStream create(TokenStream in) {
                return filter.apply(in);
            }
        };
    }
}
