package athar.searchnode.plugin;

import java.util.function.BiFunction;

import org.apache.lucene.analysis.TokenStream;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.index.IndexSettings;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;

/** The lengths of n-grams. Only n-grams from anywhere in a word are bound by index.max_ngram_diff, edge n-grams are not. */
record Grams(int min, int max, boolean keep) {
    static Grams of(Settings settings) {
        return new Grams(
            settings.getAsInt("min_gram", 1), settings.getAsInt("max_gram", 2), settings.getAsBoolean("preserve_original", false));
    }

    static Grams within(IndexSettings index, Settings settings) {
        Grams grams = of(settings);
        if (grams.max - grams.min > index.getMaxNgramDiff()) {
            throw new IllegalArgumentException(
                "max_gram - min_gram is " + (grams.max - grams.min) + ", index.max_ngram_diff allows " + index.getMaxNgramDiff());
        }
        return grams;
    }

    /** Words cut into pieces have no place in the fast vector highlighter. */
    record Filter(String name, Grams grams, BiFunction<TokenStream, Grams, TokenStream> cut) implements TokenFilterFactory {
        static AnalysisProvider<TokenFilterFactory> edge(BiFunction<TokenStream, Grams, TokenStream> cut) {
            return (index, environment, name, settings) -> new Filter(name, Grams.of(settings), cut);
        }

        static AnalysisProvider<TokenFilterFactory> anywhere(BiFunction<TokenStream, Grams, TokenStream> cut) {
            return (index, environment, name, settings) -> new Filter(name, Grams.within(index, settings), cut);
        }

        @Override
        public TokenStream create(TokenStream in) {
            return cut.apply(in, grams);
        }

        @Override
        public boolean breaksFastVectorHighlighter() {
            return true;
        }
    }
}
