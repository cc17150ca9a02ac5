import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** For each file a line "file⇥checks", then one "file⇥clause-test⇥what it asks⇥where" for each clause of PDF/UA-1 that it breaks. */
public final class PdfCheck {
    private static final int FAILURES_OF_ONE_CLAUSE = 3;

    private PdfCheck() {}

    public static void main(String[] files) throws Exception {
        Logger.getLogger("").setLevel(Level.SEVERE);
        VeraGreenfieldFoundryProvider.initialise();
        for (String file : files) {
            check(file);
        }
    }

    private static void check(String file) throws Exception {
        try (InputStream stream = Files.newInputStream(Path.of(file));
                PDFAParser parser = Foundries.defaultInstance().createParser(stream, PDFAFlavour.PDFUA_1);
                PDFAValidator validator = Foundries.defaultInstance()
                        .createValidator(PDFAFlavour.PDFUA_1, FAILURES_OF_ONE_CLAUSE, false, false, false)) {
            ValidationResult result = validator.validate(parser);
            System.out.println(file + "\t" + result.getTotalAssertions());
            for (TestAssertion failure : result.getTestAssertions()) {
                System.out.println(String.join("\t", file,
                        failure.getRuleId().getClause() + "-" + failure.getRuleId().getTestNumber(),
                        failure.getMessage().replaceAll("\\s+", " "), failure.getLocation().getContext()));
            }
        }
    }
}
