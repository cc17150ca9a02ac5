package athar.searchnode.plugin;

import java.util.Locale;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicStemFilter;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.de.GermanMinimalStemFilter;
import org.apache.lucene.analysis.en.EnglishMinimalStemFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.fr.FrenchMinimalStemFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;

/** The filter `stemmer` by its `language`; an unknown one is refused, never replaced. */
final class Stemmers {
    private Stemmers() {}

    static TokenStream stem(TokenStream in, String language) {
        return switch (language.toLowerCase(Locale.ROOT)) {
            case "arabic" -> new ArabicStemFilter(in);
            case "english", "porter" -> new PorterStemFilter(in);
            case "light_english", "kstem" -> new KStemFilter(in);
            case "minimal_english" -> new EnglishMinimalStemFilter(in);
            case "possessive_english" -> new EnglishPossessiveFilter(in);
            case "light_french" -> new FrenchLightStemFilter(in);
            case "minimal_french" -> new FrenchMinimalStemFilter(in);
            case "light_german" -> new GermanLightStemFilter(in);
            case "minimal_german" -> new GermanMinimalStemFilter(in);
            case "porter2" -> snowball(in, "English");
            case "french", "german", "german2", "turkish" -> snowball(in, language);
            default -> throw new IllegalArgumentException("this node knows no stemmer for the language [" + language + "]");
        };
    }

    static TokenStream snowball(TokenStream in, String language) {
        return new SnowballFilter(in, language.substring(0, 1).toUpperCase(Locale.ROOT) + language.substring(1).toLowerCase(Locale.ROOT));
    }
}
