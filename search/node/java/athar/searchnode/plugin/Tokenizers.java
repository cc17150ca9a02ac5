package athar.searchnode.plugin;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.core.LetterTokenizer;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenizer;
import org.apache.lucene.analysis.ngram.NGramTokenizer;
import org.apache.lucene.analysis.pattern.PatternTokenizer;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.index.analysis.TokenizerFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;

/** Tokenizers. `standard` comes with the server itself. */
final class Tokenizers {
    private static final Set<Byte> PUNCTUATION = Set.of(
        Character.START_PUNCTUATION, Character.END_PUNCTUATION, Character.OTHER_PUNCTUATION, Character.CONNECTOR_PUNCTUATION,
        Character.DASH_PUNCTUATION, Character.INITIAL_QUOTE_PUNCTUATION, Character.FINAL_QUOTE_PUNCTUATION);
    private static final Set<Byte> SYMBOLS = Set.of(
        Character.CURRENCY_SYMBOL, Character.MATH_SYMBOL, Character.OTHER_SYMBOL, Character.MODIFIER_SYMBOL);
    private static final Map<String, IntPredicate> CLASSES = Map.of(
        "letter", Character::isLetter,
        "digit", Character::isDigit,
        "whitespace", Character::isWhitespace,
        "punctuation", c -> PUNCTUATION.contains((byte) Character.getType(c)),
        "symbol", c -> SYMBOLS.contains((byte) Character.getType(c)));

    private Tokenizers() {}

    static Map<String, AnalysisProvider<TokenizerFactory>> all() {
        return Map.of(
            "keyword", (index, environment, name, s) -> TokenizerFactory.newFactory(name, KeywordTokenizer::new),
            "whitespace", (index, environment, name, s) -> TokenizerFactory.newFactory(name, WhitespaceTokenizer::new),
            "letter", (index, environment, name, s) -> TokenizerFactory.newFactory(name, LetterTokenizer::new),
            "pattern", (index, environment, name, s) -> pattern(name, s),
            "ngram", (index, environment, name, s) -> anywhere(name, Grams.within(index, s), characters(s)),
            "edge_ngram", (index, environment, name, s) -> edge(name, Grams.of(s), characters(s)));
    }

    private static TokenizerFactory pattern(String name, Settings settings) {
        Pattern pattern = Pattern.compile(settings.get("pattern", "\\W+"));
        int group = settings.getAsInt("group", -1);
        return TokenizerFactory.newFactory(name, () -> new PatternTokenizer(pattern, group));
    }

    private static TokenizerFactory anywhere(String name, Grams grams, IntPredicate characters) {
        return TokenizerFactory.newFactory(name, () -> new NGramTokenizer(grams.min(), grams.max()) {
            @Override
            protected boolean isTokenChar(int character) {
                return characters.test(character);
            }
        });
    }

    private static TokenizerFactory edge(String name, Grams grams, IntPredicate characters) {
        return TokenizerFactory.newFactory(name, () -> new EdgeNGramTokenizer(grams.min(), grams.max()) {
            @Override
            protected boolean isTokenChar(int character) {
                return characters.test(character);
            }
        });
    }

    /** Every character when `token_chars` names no class. */
    private static IntPredicate characters(Settings settings) {
        List<String> names = settings.getAsList("token_chars");
        return names.stream().map(Tokenizers::characterClass).reduce(IntPredicate::or).orElse(character -> true);
    }

    private static IntPredicate characterClass(String name) {
        if (!CLASSES.containsKey(name)) {
            throw new IllegalArgumentException("this node knows no token_chars [" + name + "]");
        }
        return CLASSES.get(name);
    }
}
