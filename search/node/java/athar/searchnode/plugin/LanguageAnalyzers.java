package athar.searchnode.plugin;

import java.util.Map;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;
import org.elasticsearch.index.analysis.AbstractIndexAnalyzerProvider;
import org.elasticsearch.index.analysis.Analysis;
import org.elasticsearch.index.analysis.AnalyzerProvider;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;

/** One analyzer for each language that Lucene knows and the portal speaks. */
final class LanguageAnalyzers {
    private LanguageAnalyzers() {}

    private interface Maker {
        Analyzer make(CharArraySet stopWords, CharArraySet notStemmed);
    }

    static Map<String, AnalysisProvider<AnalyzerProvider<? extends Analyzer>>> all() {
        return Map.of(
            "arabic", provider(ArabicAnalyzer.getDefaultStopSet(), ArabicAnalyzer::new),
            "english", provider(EnglishAnalyzer.getDefaultStopSet(), EnglishAnalyzer::new),
            "french", provider(FrenchAnalyzer.getDefaultStopSet(), FrenchAnalyzer::new),
            "german", provider(GermanAnalyzer.getDefaultStopSet(), GermanAnalyzer::new),
            "turkish", provider(TurkishAnalyzer.getDefaultStopSet(), TurkishAnalyzer::new));
    }

    private static AnalysisProvider<AnalyzerProvider<? extends Analyzer>> provider(CharArraySet stopWords, Maker maker) {
        return (index, environment, name, settings) -> {
            Analyzer analyzer = maker.make(
                Analysis.parseStopWords(environment, settings, stopWords),
                Analysis.parseStemExclusion(settings, CharArraySet.EMPTY_SET));
            return new AbstractIndexAnalyzerProvider<Analyzer>(name, settings) {
                @Override
                public Analyzer get() {
                    return analyzer;
                }
            };
        };
    }
}
